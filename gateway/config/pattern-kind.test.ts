import { adapterNames, adapterOf } from '../adapter-finder.ts';
import { patternKind } from './pattern-kind.ts';
import { checkerOf } from './schema-check.ts';

test('a school’s name where its number or a key of one’s own is wanted is told as such, whichever journal it is', () => {
  const told = adapterNames.source.flatMap((name) => {
    const { configSchema } = adapterOf(name);
    const { school } = (configSchema as { properties: { school?: { pattern?: string } } }).properties;
    if (school?.pattern === undefined) return [];
    const found = checkerOf(configSchema)({ school: 'Школа № 12' }).find(({ pointer }) => pointer === '/school');
    return [`${name} ${patternKind(school.pattern)} ${found?.sentence.key}`];
  });
  expect(told).toEqual(['avers key mistake.like-key', 'mesh digits mistake.like-digits', 'bars key mistake.like-key']);
});
