import { Book, later } from '../test/incident-book.ts';
import { down, failed, NOW, platform, seenAs, wellRead } from '../test/look-fixture.ts';

/* What comes and goes, or falls school by school, is one incident all the same. */

test('300 sources that fail one by one over hours, and come back one by one, are one incident', () => {
  const book = new Book();
  const names = Array.from({ length: 300 }, (_, index) => `school-${index}`);
  const sourcesAt = (bad: (index: number) => boolean) =>
    names.map((name, index) => (bad(index) ? failed(name, 'http.server-error') : wellRead(name)));
  for (let step = 1; step <= 600; step += 1) {
    const isBad = (index: number): boolean => (step <= 300 ? index < step : index >= step - 300);
    book.look(seenAs({ now: later(step), sources: sourcesAt(isBad) }));
  }
  expect(book.all).toMatchObject([{ openedAt: later(1), seenAt: later(599) }]);
  book.look(seenAs({ now: later(599 + 30), sources: sourcesAt(() => false) }));
  expect(book.all).toMatchObject([{ closedAt: later(629) }]);
});

test('300 schools that are refused one by one, and let in again one by one the next night, are one incident', () => {
  const book = new Book();
  const names = Array.from({ length: 300 }, (_, index) => `school-${index}`);
  const at = (minutes: number): Date => later(minutes);
  const sourceAt = (name: string, index: number, minute: number) => {
    const [first, again] = [index, 1440 + index];
    if (minute >= again) return wellRead(name, { lastGoodAt: at(again) });
    if (minute < first) return wellRead(name, { lastGoodAt: at(first - 1440) });
    const last = { ...failed(name, 'http.forbidden').last!, endedAt: at(first) };
    return failed(name, 'http.forbidden', { lastGoodAt: at(first - 1440), failingSince: at(first), last });
  };
  for (let minute = 0; minute < 1800; minute += minute === 310 ? 1130 : 1)
    book.look(seenAs({ now: at(minute), sources: names.map((name, index) => sourceAt(name, index, minute)) }));
  expect(book.all.map(({ key, openedAt, closedAt }) => [key, openedAt, closedAt])).toEqual([
    ['vendor-refused/dnevnik-ru api.dnevnik.ru', at(2), at(1768)],
  ]);
});

test('a platform that comes and goes within half an hour is one incident', () => {
  const book = new Book();
  for (let minute = 0; minute < 240; minute += 5)
    book.look(seenAs({ now: later(minute), destinations: [platform(minute % 10 ? {} : { error: 'http.timeout' })] }));
  expect(book.all).toHaveLength(1);
});

test('a platform that answers now this and now that is one incident of each kind', () => {
  const book = new Book();
  for (let turn = 0; turn < 12; turn += 1) {
    const error = turn % 2 ? 'http.server-error' : 'http.forbidden';
    book.look(seenAs({ now: later(10 * turn), destinations: [platform({ error })] }));
  }
  expect(book.all.map(({ kind, closedAt }) => [kind, closedAt])).toEqual([
    ['platform-refused', undefined],
    ['platform-down', undefined],
  ]);
  book.look(seenAs({ now: later(150), destinations: [platform()] }));
  expect(book.open()).toEqual([]);
});

test('sheets that are stuck stay one incident while forwarding fails as a whole, however long', () => {
  const book = new Book();
  const waiting = [{ source: 's', school: '1', sheets: 5, since: later(-2000), state: 'placed' as const }];
  book.look(seenAs({ destinations: [platform({ waiting })] }));
  for (let minute = 10; minute < 300; minute += 10)
    book.look(seenAs({ now: later(minute), destinations: [down('http.timeout', waiting)] }));
  const wellSince = later(305);
  book.look(seenAs({ now: later(310), destinations: [platform({ waiting, wellSince })] }));
  book.look(seenAs({ now: later(1750), destinations: [platform({ waiting, wellSince })] }));
  const stuck = book.all.filter(({ kind }) => kind === 'deliveries-stuck');
  expect(stuck).toMatchObject([{ openedAt: NOW, seenAt: later(1750) }]);
  book.look(seenAs({ now: later(1781), destinations: [platform()] }));
  expect(book.open()).toEqual([]);
});

test('a vendor that answers again closes its incident only after it stayed so; a pause closes it at once', () => {
  const book = new Book();
  book.look(seenAs({ sources: [failed('s', 'http.timeout')] }));
  book.look(seenAs({ now: later(29), sources: [wellRead('s')] }));
  expect(book.open()).toHaveLength(1);
  book.look(seenAs({ now: later(29), sources: [] }));
  expect(book.open()).toEqual([]);
});
