import { type ErrorCode, ERRORS, type Remedy } from '../contracts/errors.ts';
import { ERRORS_RU } from './errors.ts';

/** What the gateway does next, as the page says it. */
const REMEDIES: Readonly<Record<Remedy, { readonly en: string; readonly ru: string }>> = {
  retry: { en: 'the gateway tries again by itself', ru: 'Свод повторит сам' },
  operator: { en: 'a person has to change something', ru: 'нужен человек' },
  bug: { en: 'our code or an adapter is wrong', ru: 'ошибка программы' },
};
/** Exit code of a command that such an error ends. */
const EXIT: Readonly<Record<Remedy, number>> = { retry: 3, operator: 2, bug: 2 };

/** Every error of the catalogue: who acts, what it means, the way out, in English and Russian; as a table in Markdown. */
export function errorReference(): string {
  const rows = (Object.keys(ERRORS) as ErrorCode[]).sort().map((code) => {
    const { remedy, fix } = ERRORS[code];
    const { title, fix: fixRu } = ERRORS_RU[code];
    const act = `\`${remedy}\`: ${REMEDIES[remedy].en} (${REMEDIES[remedy].ru})`;
    return [`\`${code}\``, act, String(EXIT[remedy]), title, fix, fixRu];
  });
  const lines = [['code', 'who acts', 'exit', 'title', 'way out', 'что делать'], Array(6).fill('---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
