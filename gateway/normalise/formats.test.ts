import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { addIdentifierFormats, isInn, isKpp, isOgrn, isOktmo, isSnils } from './formats.ts';

test.each(['9111008770', '5810004700', '7734250208', '7736207543'])('the real ИНН %s holds', (inn) => {
  expect(isInn(inn)).toBe(true);
});

test('an ИНН of a person has two check digits', () => {
  expect(isInn('500100732259')).toBe(true);
  expect(isInn('500100732258')).toBe(false);
  expect(isInn('500100732249')).toBe(false);
});

test('the ИНН of eight digits that a real school printed does not hold', () => {
  expect(isInn('58100046')).toBe(false);
});

test.each(['1149102176189', '1025801069690', '1027734003461'])('the real ОГРН %s holds', (ogrn) => {
  expect(isOgrn(ogrn)).toBe(true);
});

test('the ОГРН of twelve digits that a real school printed does not hold', () => {
  expect(isOgrn('102580169656')).toBe(false);
});

test('an ОГРН of 15 digits is checked by 13', () => {
  expect(isOgrn('304500116000157')).toBe(true);
  expect(isOgrn('304500116000158')).toBe(false);
});

test.each([
  ['11223344595', true],
  ['08765430300', true],
  ['08765430301', false],
  ['11223344594', false],
  ['91100100000', true],
  ['00100199877', true],
  ['00000000000', false],
  ['112-233-445 95', false],
])('СНИЛС %s: %s', (snils, holds) => {
  expect(isSnils(snils)).toBe(holds);
});

test('КПП has nine signs, two of which may be letters', () => {
  expect(isKpp('773301001')).toBe(true);
  expect(isKpp('7733AB001')).toBe(true);
  expect(isKpp('77330100')).toBe(false);
  expect(isKpp('7733ab001')).toBe(false);
});

test('ОКТМО has 8 or 11 digits', () => {
  expect(isOktmo('20701000')).toBe(true);
  expect(isOktmo('20701000001')).toBe(true);
  expect(isOktmo('207010000')).toBe(false);
  expect(isOktmo('00701000')).toBe(false);
});

test.each([
  ['7734250208', isInn],
  ['500100732259', isInn],
  ['1027734003461', isOgrn],
  ['11223344595', isSnils],
] as const)('no other digit in one place of %s holds', (valid, check) => {
  const place = fc.integer({ min: 0, max: valid.length - 1 });
  fc.assert(
    fc.property(place, fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const other = (Number(valid[at]) + shift) % 10;
      const wrong = valid.slice(0, at) + other + valid.slice(at + 1);
      // Rests of 10 are written as 0, so that a few mistakes are not found by the rule itself.
      return !check(wrong) || ruleIsBlindTo(valid, wrong);
    }),
  );
});

const ruleIsBlindTo = (valid: string, wrong: string): boolean => valid.length !== 11 && valid.at(-1) === wrong.at(-1);

test('a schema can ask for them by name', () => {
  const ajv = new Ajv2020({ strict: true });
  addIdentifierFormats(ajv);
  const validate = ajv.compile({ type: 'string', format: 'inn' });
  expect(validate('7734250208')).toBe(true);
  expect(validate('7734250209')).toBe(false);
});
