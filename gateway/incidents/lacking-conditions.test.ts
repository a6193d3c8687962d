import { told } from '../test/look-fixture.ts';

const lack = (name: string, kind: 'source' | 'destination' | 'channel' = 'source') => ({
  ...{ kind, name, key: 'mistake.secret-env' },
  values: { at: `/sources/${name}/settings/accessToken`, line: 4, name: 'TOKEN' },
});
const ALL = 'secret-missing/svod.json';

test('one or two that lack a secret are an incident each, whatever they are, so that the next one is told too', () => {
  const lacks = [lack('a'), lack('smtp', 'channel')];
  expect(told({ elsewhere: { lacks } })).toEqual([
    ['secret-missing/channels/smtp', 'us', 1],
    ['secret-missing/sources/a', 'us', 1],
  ]);
});

test('three that come at once are one incident, until the last of them has its secret', () => {
  expect(told({ elsewhere: { lacks: ['a', 'b', 'c'].map((name) => lack(name)) } })).toEqual([[ALL, 'us', 3]]);
  const open = new Map([[ALL, ['a', 'b', 'c']]]);
  expect(told({ open, elsewhere: { lacks: [lack('c')] } })).toEqual([[ALL, 'us', 1]]);
});

test('who comes later is an incident of its own beside those that were told together', () => {
  const open = new Map([[ALL, ['a', 'b', 'c']]]);
  const lacks = ['a', 'b', 'c', 'd'].map((name) => lack(name));
  expect(told({ open, elsewhere: { lacks } })).toEqual([
    ['secret-missing/sources/d', 'us', 1],
    [ALL, 'us', 3],
  ]);
});

test('one that was told alone stays alone when three others come', () => {
  const open = new Map([['secret-missing/sources/a', ['a']]]);
  const lacks = ['a', 'b', 'c', 'd'].map((name) => lack(name));
  expect(told({ open, elsewhere: { lacks } })).toEqual([
    ['secret-missing/sources/a', 'us', 1],
    [ALL, 'us', 3],
  ]);
});
