/** What is wrong with one record, as the methodist reads it; English stands in the problem itself. Codes of one kind end in a dot. */
const PROBLEMS_RU: readonly (readonly [code: string, sentence: string])[] = [
  ['map.unknown-code', 'значения нет в списке кодов'],
  ['map.not-a-text', 'здесь не текст'],
  ['map.not-a-number', 'здесь не число'],
  ['map.not-a-date', 'здесь не дата'],
  ['map.not-a-time', 'здесь не время'],
  ['map.not-a-boolean', 'здесь не «да» и не «нет»'],
  ['map.not-a-code', 'здесь не код'],
  ['map.not-an-id', 'здесь не идентификатор'],
  ['map.id-twice', 'идентификатор повторяется'],
  ['map.missing', 'для этой сущности нет отображения'],
  ['map.needs-a-step', 'отображение не говорит, что это за текст'],
  ['map.other-key', 'псевдоним другого ключа'],
  ['map.', 'значение не удалось прочитать'],
  ['schema.required', 'обязательное поле не заполнено'],
  ['schema.format', 'значение не того вида'],
  ['schema.enum', 'значение не из допустимых'],
  ['schema.', 'значение не подходит по схеме'],
  ['page.repeated', 'запись пришла дважды и по-разному'],
  ['place.no-day', 'дата урока не читается'],
  ['place.other-school', 'запись другой школы'],
  ['destination.', 'платформа отказала'],
];

/** The sentence in Russian; the problem's own where the code is not known. */
export const problemInRussian = (code: string, otherwise: string): string =>
  PROBLEMS_RU.find(([known]) => (known.endsWith('.') ? code.startsWith(known) : code === known))?.[1] ?? otherwise;
