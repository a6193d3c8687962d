import type { Message } from '../../gateway/contracts/channel.ts';
import adapter from './index.ts';

test('what opened is a warning, the rest a note, fields first', async () => {
  const lines: unknown[] = [];
  const note = (level: string) => (fields: object, text: string) => void lines.push([level, fields, text]);
  const log = { debug: note('debug'), info: note('info'), warn: note('warn') };
  const channel = adapter.open({}, { log, allowLoopback: false });
  const message: Message = { id: 'm', kind: 'opened', subject: 'с', text: 'т', data: { incident: 7 } };
  const signal = new AbortController().signal;
  for (const kind of ['opened', 'closed', 'digest'] as const) await channel.tell({ ...message, kind }, signal);
  const fields = { message: 'm', incident: 7 };
  expect(lines).toEqual([
    ['warn', fields, 'incident opened'],
    ['info', fields, 'incident closed'],
    ['info', fields, 'digest'],
  ]);
});
