import type { Problem } from '../contracts/records.ts';
import type { Language } from './form.ts';

/** What is wrong with a record, as the methodist reads it; English stands in the problem itself. */
const PROBLEMS_RU: Readonly<Record<string, string>> = {
  'census.gone': 'нет поля, которое раньше было в каждой записи',
  'census.type': 'поле не того вида, что раньше',
  'map.id-twice': 'два поля дают один идентификатор',
  'map.missing': 'нет обязательного поля',
  'map.needs-a-step': 'значение сложнее, чем ждёт отображение',
  'map.not-a-boolean': 'не «да» и не «нет»',
  'map.not-a-code': 'не текст и не число, а нужен код из списка',
  'map.not-a-date': 'не дата',
  'map.not-a-number': 'не число',
  'map.not-a-text': 'не текст',
  'map.not-a-time': 'не время',
  'map.not-a-value': 'не простое значение',
  'map.not-an-id': 'не идентификатор',
  'map.other-key': 'псевдоним сделан другим ключом',
  'map.unknown-case': 'такого случая в отображении нет',
  'map.unknown-code': 'значения нет в списке кодов',
  'page.repeated': 'та же запись отдана второй раз, и по-другому',
  'place.no-day': 'у записи нет дня',
  'place.other-school': 'запись другой школы',
  'schema.required': 'нет обязательного поля',
  'schema.enum': 'значение не из списка допустимых',
  'schema.format': 'значение не того вида',
  'schema.pattern': 'значение не того вида',
  'schema.type': 'значение не того типа',
  'schema.maxLength': 'текст слишком длинный',
  'schema.minLength': 'текст слишком короткий',
  'schema.maximum': 'число слишком велико',
  'schema.minimum': 'число слишком мало',
};

/** One sentence on a problem, in the operator's language. */
export const problemIn = ({ code, message }: Pick<Problem, 'code' | 'message'>, language: Language): string =>
  language === 'en' ? message : (PROBLEMS_RU[code] ?? message);
