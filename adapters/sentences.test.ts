import { readdirSync } from 'node:fs';
import type { RaisedForms } from '../gateway/contracts/errors.ts';
import { RAISED_FORMS, raisedBy } from '../gateway/messages/raised.ts';
import { raisedIn, sourcesOf } from '../gateway/test/raised-sentences.ts';
import { ADAPTERS, CHANNELS, DESTINATIONS } from './index.ts';

/* The operator's Russian of what an adapter raises stands with the adapter, or, where others raise it too, in gateway/messages/raised.ts. */

const ALL: readonly { readonly name: string; readonly sentences?: RaisedForms }[] = [
  ...ADAPTERS,
  ...DESTINATIONS,
  ...CHANNELS,
];
const formsOf = ({ doing = {}, what = {} }: RaisedForms): readonly string[] => [
  ...Object.keys(doing),
  ...Object.keys(what),
];
/** An end that another system told, or that was raised elsewhere. */
const FOREIGN = /: (?:7 )?7$/;
const isRussian = (message: string): boolean => /[а-яё]/i.test(message.split(': ').at(-1)!);

/** What is named first or last may come from elsewhere. */
const patternOf = (form: string): RegExp =>
  new RegExp(
    form
      .replace(/^\{\w+\} /, '')
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/ (\w+)$/, ' (?:$1|\\$$\\{[^}]*\\})')
      .replace(/(?<!\$)\{\w+\}/g, '\\$\\{[^}]*\\}'),
  );
/** Rooms in whose sources the words of a form stand. */
const roomsWith = (form: string, sources: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...sources].filter(([, texts]) => texts.some((text) => patternOf(form).test(text))).map(([room]) => room);
const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const SOURCES = new Map(
  ['gateway', ...folders.map(({ name }) => `adapters/${name}`)].map((room) => [room, sourcesOf(room)]),
);

test.each(ALL)('$name: every sentence that it raises has its Russian, by its own forms and those of all', (adapter) => {
  const inRussian = raisedBy([...(adapter.sentences ? [adapter.sentences] : []), RAISED_FORMS]);
  const untold = raisedIn(`adapters/${adapter.name}`).filter(
    (message) => message.includes(': ') && !FOREIGN.test(message) && !isRussian(inRussian(message)),
  );
  expect(untold).toEqual([]);
});

test('sentences are found in the sources, those among them that are put together', () => {
  const all = ALL.flatMap(({ name }) => raisedIn(`adapters/${name}`));
  expect(all.length).toBeGreaterThan(60);
  expect(all).toEqual(
    expect.arrayContaining([
      'finding the school of the setting "school": 7 does not list it',
      '7: refused the task',
      'reading 7: the token is refused',
    ]),
  );
});

test.each(ALL.filter(({ sentences }) => sentences))(
  '$name: each form is of a sentence that it raises',
  ({ name, sentences }) => {
    const own = new Map([[name, SOURCES.get(`adapters/${name}`)!]]);
    expect(formsOf(sentences!).filter((form) => roomsWith(form, own).length === 0)).toEqual([]);
  },
);

test('what one adapter alone raises stands with it, not in gateway/', () => {
  const strays = formsOf(RAISED_FORMS).flatMap((form) => {
    const rooms = roomsWith(form, SOURCES);
    return rooms.length === 1 && rooms[0] !== 'gateway' && rooms[0] !== 'adapters/kit' ? [`${rooms[0]}: ${form}`] : [];
  });
  expect(strays).toEqual([]);
});

test.each(ALL.filter(({ sentences }) => sentences))(
  '$name: its forms fit no sentence of the gateway or of another adapter',
  ({ name, sentences }) => {
    const others = ALL.filter((other) => other.name !== name).map((other) => other.sentences ?? {});
    const inRussian = raisedBy([sentences!]);
    const foreign = [RAISED_FORMS, ...others].flatMap(({ doing = {}, what = {} }) => [
      ...Object.keys(doing).map((form) => `${form}: 7`),
      ...Object.keys(what).map((form) => `7: ${form}`),
    ]);
    expect(foreign.filter((message) => inRussian(message) !== message)).toEqual([]);
  },
);
