import type { School } from '../region/school.ts';
import type { Account } from './accounts.ts';
import { type Desk, deskOf, type Letters } from './desk.ts';
import { fullName } from './names.ts';

/** Desks kept at once: a region's schools are generated again when they are asked for after others. */
const KEPT = 24;

/** What is told of a school to everybody, and the logins that are given to the outside; kept for every school. */
export interface SchoolEntry {
  readonly id: number;
  readonly found: SchoolFound;
  readonly card: object;
  readonly address: object;
  /** Logins of the parents. */
  readonly parents: readonly WayIn[];
  /** The login of somebody of the staff who has one; at most one. */
  readonly staff: readonly WayIn[];
}

/** Login, password, and whose they are. */
export type WayIn = Pick<Account, 'login' | 'password' | 'role'>;

/** One item of `GET schools/search`; nothing in it is null. */
export interface SchoolFound {
  readonly provinceId: number;
  readonly cityId: number;
  readonly inn: string;
  readonly ogrn: string;
  readonly address: string;
  readonly addressString: string;
  readonly shortName: string;
  readonly id: number;
  readonly name: string;
}

export interface Desks {
  readonly entries: readonly SchoolEntry[];
  /** By the school's id in this installation. */
  deskOf(id: number): Desk | undefined;
}

/** Generates every school once, and keeps whole those that were asked for last. */
export function openDesks(
  indices: readonly number[],
  schoolOf: (index: number) => School,
  letters: Letters = 'reports',
): Desks {
  const indexOf = new Map<number, number>();
  const kept = new Map<number, Desk>();
  const keep = (id: number, desk: Desk): Desk => {
    kept.delete(id);
    kept.set(id, desk);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return desk;
  };
  const entries = indices.map((index) => {
    const desk = deskOf(schoolOf(index), letters);
    const { short } = desk.school.ids;
    indexOf.set(short, index);
    keep(short, desk);
    return entryOf(desk);
  });
  return {
    entries,
    deskOf(id) {
      const index = indexOf.get(id);
      return index === undefined ? undefined : keep(id, kept.get(id) ?? deskOf(schoolOf(index), letters));
    },
  };
}

function entryOf({ school, accounts }: Desk): SchoolEntry {
  const id = school.ids.short;
  const { municipality } = school;
  return {
    id,
    found: {
      provinceId: 1,
      cityId: municipality.ids.short,
      inn: school.inn,
      ogrn: school.ogrn,
      address: school.address,
      addressString: school.address,
      shortName: school.name,
      id,
      name: `${school.name} (${municipality.cityName})`,
    },
    card: cardOf(school),
    address: {
      id,
      name: school.name,
      countryId: 2,
      stateId: 1,
      municipalityDistrictId: municipality.ids.short,
      cityId: municipality.ids.short,
      // Of a typed client, which signs in only where the kind of school is the general one.
      parentCityId: 0,
      provinceId: 1,
      funcType: 2,
      cityDistrictId: 0,
      addressString: school.address,
    },
    parents: accounts.filter(({ role }) => role === 'parent').map(wayIn),
    staff: accounts
      .filter(({ role }) => role === 'staff')
      .slice(0, 1)
      .map(wayIn),
  };
}

const wayIn = ({ login, password, role }: Account): WayIn => ({ login, password, role });

/** Answer to `GET schools/{id}/card`: all groups and their texts are there. */
function cardOf(school: School): object {
  const head = school.staff.find(({ admin }) => admin) ?? school.staff[0];
  return {
    commonInfo: {
      schoolName: school.name,
      fullSchoolName: school.fullName,
      about: '',
      status: 'Действующее',
      founders: [school.municipality.name],
      typeName: 'Общеобразовательная организация',
    },
    managementInfo: {
      director: head ? fullName(head.name) : '',
      principalUVR: '',
      principalAHC: '',
      principalIT: '',
    },
    contactInfo: {
      juridicalAddress: school.address,
      postAddress: school.address,
      email: '',
      web: '',
      phones: '',
    },
    otherInfo: {
      inn: school.inn,
      kpp: school.kpp,
      ogrn: school.ogrn,
      okpo: '',
      okato: '',
      okogu: '',
      okopf: '',
      okved: '',
    },
    bankDetails: { bankScore: '', corrScore: '', personalAccount: '', bik: '', bankName: '' },
  };
}
