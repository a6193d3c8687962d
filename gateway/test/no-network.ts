import nock from 'nock';

/*
 * jest gives every test file its own nock, but nock patches http for the whole process:
 * without restore() the next file in the same worker fails with ENETUNREACH.
 */
beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());
