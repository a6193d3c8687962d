import { serve } from './serve-fixture.ts';
import type { NetSchoolSimulator } from './start.ts';
import { signIn, type WebClient } from './web-client.ts';

/* What a school's own account reads beside the lists of start.test.ts. */

let simulator: NetSchoolSimulator;
let staff: WebClient;
let parent: WebClient;

beforeAll(async () => {
  simulator = await serve();
  const signedIn = (role: 'parent' | 'staff') =>
    signIn(
      simulator.url,
      simulator.credentials.find((one) => one.role === role)!,
    );
  [staff, parent] = [await signedIn('staff'), await signedIn('parent')];
});
afterAll(() => simulator.close());

test('the register of the staff is exported as a file of its own, which only who asked for it may fetch', async () => {
  const asked = await staff.post('webapi/users/staff/registry?export=true', { fields: ['fio'], page: 1 });
  expect(asked).toMatchObject({ status: 200, json: expect.stringMatching(/^\w+$/) as string });
  const address = `${simulator.url}/webapi/files/${String(asked.json)}`;
  const headers = { Cookie: staff.cookie(), at: String(staff.login.body['at']) };
  const file = await fetch(address, { headers });
  expect(file.headers.get('content-disposition')).toMatch(/filename="?staff\.xls"?$/);
  expect(await file.text()).toContain('<tr><td>1</td><td>Петрова Анна Петровна</td><td>Учитель</td></tr>');
  expect((await parent.get(`webapi/files/${String(asked.json)}`)).status).toBe(404);
  const refused = await parent.post('webapi/users/staff/registry?export=true', {});
  expect(refused.status).toBe(403);
});

test('without the wish to export, the register is a list', async () => {
  for (const query of ['', '?export=false'])
    expect((await staff.post(`webapi/users/staff/registry${query}`, {})).json).toMatchObject({ totalItems: 1 });
});
