import { isDate } from '../validate.ts';
import { toUtc } from './datetime.ts';
import { MappingError, type Operator, StepProblem } from './operator.ts';

const FORMS = ['iso', 'ru', 'unix'] as const;
const RU = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:$|[ T])/;
const OFFSET = /T.*(?:Z|[+-]\d\d:?\d\d)$/i;
/** Days remembered as good: a page speaks of few. */
const REMEMBERED = 4096;

/** { "date": "iso" | "ru" | "unix" } */
export const date: Operator = {
  name: 'date',
  about:
    'The calendar day "YYYY-MM-DD". "iso": "2026-09-07", with any time behind it; with an offset, the day in the source\'s zone. "ru": "07.09.2026". "unix": seconds or milliseconds since 1970. (The examples are run in Europe/Moscow.)',
  examples: [
    { step: 'iso', value: '2026-09-07', gives: '2026-09-07' },
    { step: 'iso', value: '2026-09-07T00:00:00.0000000', gives: '2026-09-07' },
    { step: 'iso', value: '2026-09-06T21:00:00Z', gives: '2026-09-07' },
    { step: 'ru', value: '7.09.2026', gives: '2026-09-07' },
    { step: 'unix', value: 1788739200, gives: '2026-09-07' },
    { step: 'iso', value: '2026-02-30', gives: 'map.not-a-date' },
    { step: 'ru', value: '2026-09-07', gives: 'map.not-a-date' },
    { step: 'iso', value: '', gives: undefined },
  ],
  prepare(argument) {
    const form = FORMS.find((known) => known === argument);
    if (!form) throw new MappingError(`"date" takes a form: ${FORMS.join(', ')}`);
    const problem = new StepProblem('map.not-a-date', `Is not a date of the form "${form}".`);
    const good = new Map<string, string>();
    return (value, { zone }) => {
      if (value === '') return undefined;
      if (form === 'unix' || (form === 'iso' && typeof value === 'string' && value.length > 19 && OFFSET.test(value))) {
        const utc = toUtc(form, value, zone);
        return utc === undefined ? problem : zone.localOf(Date.parse(utc)).slice(0, 10);
      }
      if (typeof value !== 'string' || value.length > 64) return problem;
      const remembered = good.get(value);
      if (remembered !== undefined) return remembered;
      const day =
        form === 'ru'
          ? dayOfRu(value)
          : value.length === 10 || value[10] === 'T' || value[10] === ' '
            ? value.slice(0, 10)
            : undefined;
      if (day === undefined || !isDate(day)) return problem;
      if (good.size >= REMEMBERED) good.clear();
      good.set(value, day);
      return day;
    };
  },
};

function dayOfRu(text: string): string | undefined {
  const [, day, month, year] = RU.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
