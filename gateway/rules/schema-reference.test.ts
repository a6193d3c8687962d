import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../contracts/errors.ts';
import { SHEETS } from '../contracts/records.ts';
import { errorReference } from '../messages/error-reference.ts';
import { schemaReference } from './schema-reference.ts';

const textOf = (file: string): string => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');

test('a field is told with its form, its limits, what it is and where that comes from', () => {
  const mark = {
    description: 'A mark. S2 O5.',
    required: ['id'],
    properties: {
      id: { type: 'string', maxLength: 20, description: "Vendor's id. OneRoster result.sourcedId." },
      pupilId: { type: 'string', pattern: '^pu-[0-9a-f]{8}-[0-9a-f]{32}$', description: 'Pseudonym.' },
      state: { enum: ['a', 'b'] },
      criteria: {
        type: 'array',
        items: { type: 'object', properties: { points: { type: 'number', minimum: 0, maximum: 9 } } },
      },
    },
  };
  expect(schemaReference([{ sheet: 'journal-day', entities: [{ name: 'mark', schema: mark }] }]).split('\n')).toEqual([
    '## Sheet `journal-day`',
    '',
    '### `mark`',
    '',
    'A mark. Source: S2 O5.',
    '',
    '| field | form | meaning | source |',
    '| --- | --- | --- | --- |',
    "| `id` **required** | text ≤ 20 | Vendor's id. | OneRoster result.sourcedId |",
    '| `pupilId` | pseudonym `pu-…` | Pseudonym. |  |',
    '| `state` | `a`, `b` |  |  |',
    '| `criteria` | list of object |  |  |',
    '| `criteria[].points` | number 0–9 |  |  |',
  ]);
});

test('docs/schema.md has every entity of every sheet, docs/errors.md every error', () => {
  const [schema, errors] = [textOf('docs/schema.md'), textOf('docs/errors.md')];
  for (const entity of Object.values(SHEETS).flat()) expect(schema).toContain(`\n### \`${entity}\`\n`);
  for (const code of Object.keys(ERRORS)) expect(errors).toContain(`| \`${code}\` |`);
  expect(errors).toContain(errorReference());
});
