import { PUPILS } from '../netschool/school-fixture.ts';
import { serve } from './school-fixture.ts';
import type { BarsSimulator } from './start.ts';
import { fullName } from './words.ts';
import { webClient, type WebClient } from './web-client.ts';

let simulator: BarsSimulator;
const start = async (...how: Parameters<typeof serve>): Promise<void> => void (simulator = await serve(...how));
afterEach(() => simulator.close());

describe('the old /rest', () => {
  const signIn = async (): Promise<{ client: WebClient; childs: [number, string, string][] }> => {
    const { login, password } = simulator.credentials[0]!;
    const client = webClient(simulator.url);
    const { json } = await client.get(`rest/login?login=${login}&password=${password}`);
    return { client, childs: (json as { childs: [number, string, string][] }).childs };
  };

  test('signs in by the query or a form, and says so with success', async () => {
    await start();
    const { childs } = await signIn();
    const child = PUPILS.find(({ ids }) => ids.short === childs[0]![0])!;
    const name = expect.stringMatching(`^${fullName(child.name)}, `) as unknown;
    expect(childs[0]).toEqual([child.ids.short, name, 'МБОУ СОШ № 7']);
    const { login } = simulator.credentials[0]!;
    const wrong = await webClient(simulator.url).post('rest/login', { login, password: 'x' });
    expect([wrong.status, wrong.json]).toEqual([
      200,
      expect.objectContaining({ success: false, error_code: 'Client.ValidationError' }),
    ]);
  });

  test('takes the form in parts too, as the script of a page sends it', async () => {
    await start();
    const { login, password } = simulator.credentials[0]!;
    const send = async (body: FormData | string, headers: Readonly<Record<string, string>> = {}) => {
      const answer = await fetch(`${simulator.url}/rest/login`, { method: 'POST', body, headers });
      return [answer.status, (await answer.json()) as unknown];
    };
    const form = new FormData();
    form.append('login', login);
    form.append('password', password);
    form.append('photo', new File(['x'], 'x.txt'));
    expect(await send(form)).toEqual([200, expect.objectContaining({ success: true })]);
    const torn = await send('--1', { 'content-type': 'multipart/form-data; boundary=1' });
    expect(torn).toEqual([400, expect.objectContaining({ success: false })]);
  });

  test('tells a diary in pairs and positional arrays, nothing of which is null', async () => {
    await start();
    const { client, childs } = await signIn();
    const form = { pupil_id: String(childs[0]![0]), from_date: '12.10.2026', to_date: '18.10.2026' };
    const { json, text: body } = await client.post('rest/diary', form);
    const { days } = json as { days: [string, { lessons?: object[]; kind?: string }][] };
    expect(days.map(([day]) => day).slice(0, 2)).toEqual(['12.10.2026', '13.10.2026']);
    expect(days[6]).toEqual(['18.10.2026', { kind: 'Выходной' }]);
    expect(body).not.toContain('null');
  });

  test.each([
    ['list', ['Стр. 5, № 3'], ['']],
    ['text', 'Стр. 5, № 3', ''],
  ] as const)('homework is a %s, as is chosen', async (chosen, given, none) => {
    await start({ homework: chosen });
    const { client, childs } = await signIn();
    const form = { pupil_id: String(childs[0]![0]), from_date: '12.10.2026', to_date: '13.10.2026' };
    const { days } = (await client.post('rest/diary', form)).json as { days: [string, { lessons: object[] }][] };
    expect(days.map(([, { lessons }]) => lessons[0])).toMatchObject([{ homework: given }, { homework: none }]);
  });

  test('answers every call with success, the sign-out too, and refuses in words who is not signed in', async () => {
    await start();
    const { client, childs } = await signIn();
    const form = { pupil_id: String(childs[0]![0]), date: '12.10.2026', subject: '', lesson_id: '101' };
    const calls = 'lessons_scores totals progress_average additional_materials school_meetings check_food logout';
    for (const call of calls.split(' '))
      expect((await client.post(`rest/${call}`, form)).json).toMatchObject({ success: true });
    const { json } = await client.post('rest/totals', form);
    expect(json).toMatchObject({ success: false, error_code: 'Server.UserNotAuthenticatedError' });
  });

  test('nobody reads the diary of another family', async () => {
    await start();
    const { client, childs } = await signIn();
    const strangers = PUPILS.find(({ ids }) => !childs.some(([id]) => id === ids.short))!;
    const { json } = await client.post('rest/totals', { pupil_id: String(strangers.ids.short), date: '12.10.2026' });
    expect(json).toMatchObject({ success: false, error_code: 'Client.ValidationError' });
  });
});
