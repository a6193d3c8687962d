import type { Call } from './access.ts';
import { isRefusal } from './by-pupil.ts';
import type { Roll } from './roll.ts';
import { textOf, type Thing, thingOf, thingsIn } from './shapes.ts';

/** Somebody of the staff: id, and the names as told. */
export interface Member {
  readonly id: string;
  readonly lastname: string;
  readonly firstname: string;
  readonly middlename: string;
}

export interface Staff {
  readonly members: readonly Member[];
  /** Id by the name that a lesson tells (whole, or with initials); undefined where nobody or several bear it. */
  staffOf(name: string): string | undefined;
}

/**
 * The people whom one may write to (assumed: all staff are among them) and the class teachers. Where the directory is refused, these alone.
 */
export async function readStaff(call: Call, { classes }: Roll): Promise<Staff> {
  const byId = new Map<string, Member>();
  for (const { told } of classes.values()) {
    const group = thingOf(told);
    note(byId, group['hometeacher_id'], (part) => group[`hometeacher_${part}`]);
  }
  for (const user of await directory(call)) note(byId, user['name'], (part) => user[part]);
  const members = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byName = new Map<string, string | undefined>();
  for (const member of members)
    for (const name of namesOf(member)) byName.set(name, byName.has(name) ? undefined : member.id);
  return { members, staffOf: (name) => byName.get(plain(name)) };
}

async function directory(call: Call): Promise<readonly Thing[]> {
  try {
    let groups = thingsIn(thingOf(await call('getmessagereceivers'))['groups']);
    if (groups.length === 0) groups = thingsIn(thingOf(await call('getmessagereceivers'))['groups']);
    return groups.flatMap((group) => thingsIn(thingOf(group)['users']).map(thingOf));
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

function note(byId: Map<string, Member>, told: unknown, partOf: (part: string) => unknown): void {
  const id = textOf(told);
  if (id === '') return;
  const [lastname = '', firstname = '', middlename = ''] = ['lastname', 'firstname', 'middlename'].map((part) =>
    textOf(partOf(part)),
  );
  byId.set(id, { id, lastname, firstname, middlename });
}

/** «Иванова Анна Петровна» and «Иванова А. П.». */
function namesOf({ lastname, firstname, middlename }: Member): readonly string[] {
  const initials = [firstname, middlename].filter((name) => name !== '').map((name) => `${name.slice(0, 1)}.`);
  return [
    ...new Set(
      [
        [lastname, firstname, middlename],
        [lastname, ...initials],
      ].map((parts) => plain(parts.join(' '))),
    ),
  ];
}

const plain = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
