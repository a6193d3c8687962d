import { ENTERED, ids, lesson, PUPILS, school, since } from './school-fixture.ts';
import { serve } from './serve-fixture.ts';
import type { NetSchoolSimulator } from './start.ts';
import { signIn, type WebClient } from './web-client.ts';

/* What a school's own account reads beside the lists of start.test.ts. */

let simulator: NetSchoolSimulator;
let staff: WebClient;
let parent: WebClient;

beforeAll(async () => {
  const absence = { key: 'a', ids: ids(401), pupil: PUPILS[0].key, spoiled: undefined };
  const ill = { ...absence, timeline: since({ status: 'ill', comment: undefined } as const) };
  const taken = { attendanceTaken: ENTERED, attendance: [ill] };
  simulator = await serve(school([lesson(101, '2026-10-12', 1, taken), lesson(102, '2026-10-13', 1)]));
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

test('the staff reads the attendance of a class by the older pages, whose forms carry the token', async () => {
  const send = (path: string, fields: Record<string, string>) =>
    fetch(`${simulator.url}/asp/Reports/${path}`, {
      method: 'POST',
      headers: { Cookie: staff.cookie() },
      body: new URLSearchParams({ at: String(staff.login.body['at']), ...fields }),
    });
  expect((await send('ClassAttendance.asp', {})).status).toBe(400);
  const chosen = { Month: '10', Year: '2026', PCLID: '21', RPNAME: 'x', RPTID: 'ClassAttendance' };
  expect((await send('ReportClassAttendance.asp', chosen)).status).toBe(200);
  const report = await (await send('ClassAttendance.asp', {})).text();
  expect(report).toContain('<tr><th>Ученик</th><th>12</th><th>13</th></tr>');
  expect(report).toContain('<tr><td>Иванова Анна11</td><td>Б</td><td></td></tr>');
  expect(await (await send('ClassAttendance.asp', { ...chosen, Month: '9' })).text()).not.toBe(report);
  expect(await (await send('ClassAttendance.asp', chosen)).text()).toBe(report);
  expect((await send('ReportClassAttendance.asp', { ...chosen, PCLID: '99' })).status).toBe(400);
  expect((await parent.post('asp/Reports/ReportClassAttendance.asp', chosen)).status).toBe(403);
});
