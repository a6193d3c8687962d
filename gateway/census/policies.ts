import { SHEETS } from '../contracts/records.ts';
import { EACH } from './field-path.ts';

/**
 * What becomes of records in which a field is not as usual.
 *
 * - observe: they are taken, and the change is told
 * - quarantine: each such record waits in the quarantine
 * - hold: the whole page waits, as it does when it lost too much
 * - ignore: the change is not even told
 */
export const POLICIES = ['observe', 'quarantine', 'hold', 'ignore'] as const;
export type Policy = (typeof POLICIES)[number];

export interface FieldPolicy {
  /** An entity that such records yield: the kind that `svod census` shows, or another; "*" for all of them. */
  readonly kind: string;
  readonly field: string;
  readonly policy: Policy;
}

/** The policies of one system, of mappings/<system>/fields.csv; the first line that fits holds. */
export interface Policies {
  readonly all: readonly FieldPolicy[];
  /** The text of the file, for the content hash; '' where there is none. */
  readonly text: string;
}

export const NO_POLICIES: Policies = { all: [], text: '' };

/** One thing wrong with the file. */
export interface PolicyMistake {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

const HEADER = 'kind,field,policy,note';
const KINDS: ReadonlySet<string> = new Set<string>([...Object.values(SHEETS).flat(), EACH]);

/** Reads the file of a system's policies; all mistakes at once. */
export function parsePolicies(text: string): Policies | readonly PolicyMistake[] {
  const mistakes: PolicyMistake[] = [];
  const all: FieldPolicy[] = [];
  let hasHeader = false;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((written, index) => {
      const line = index + 1;
      if (written.startsWith('#') || written.trim() === '') return;
      if (!hasHeader) {
        hasHeader = true;
        if (written.trim() !== HEADER)
          mistakes.push({ line, message: `the header is "${written.trim()}"; it must be "${HEADER}"` });
        return;
      }
      const policy = policyIn(written);
      if (typeof policy === 'string') mistakes.push({ line, message: policy });
      else all.push(policy);
    });
  if (!hasHeader) mistakes.push({ line: 1, message: `has no header "${HEADER}"` });
  return mistakes.length > 0 ? mistakes : { all, text };
}

/** The policy of a line; what is wrong with it, where it is none. The note may have commas. */
function policyIn(written: string): FieldPolicy | string {
  const [kind = '', field = '', policy = ''] = written.split(',').map((cell) => cell.trim());
  if (!KINDS.has(kind)) return `"${kind}" is no kind of record; they are the names of schemas/canonical/, or "*"`;
  if (!field.startsWith('/')) return `"${field}" is no field; it begins with "/", as svod census shows it`;
  const known = POLICIES.find((one) => one === policy);
  if (!known) return `"${policy}" is no policy; there are: ${POLICIES.join(', ')}`;
  return { kind, field, policy: known };
}

/** @param entities what such records yield; none of a container of answers */
export function policyOf({ all }: Policies, entities: readonly string[], field: string): Policy {
  const found = all.find((one) => one.field === field && isFor(one, entities));
  return found?.policy ?? 'observe';
}

/** Whether a policy goes for records that yield these. */
export const isFor = ({ kind }: FieldPolicy, entities: readonly string[]): boolean =>
  kind === EACH || entities.includes(kind);

/** Whether the policy stops records. */
export const isStopping = (policy: Policy): boolean => policy === 'quarantine' || policy === 'hold';
