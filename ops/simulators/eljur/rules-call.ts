import { sha256 } from '../canonical-json.ts';
import type { Call } from './call.ts';
import { dayAt } from '../region/on-day.ts';
import { fullName } from './names.ts';
import { relationsOf } from './relations.ts';

/** Years of somebody grown up: how old staff and parents are is told to nobody else. */
const GROWN_UP = 40;

/** `getrules`: who is signed in, in which school, and related to whom. */
export function getRules(call: Call): object {
  const { desk, account, spelling } = call;
  const { school, vendor } = desk;
  const id = String(account.user.short);
  const { last, first, middle, sex } = account.name;
  const guid = sha256(`guid\n${account.user.long}`).slice(0, 32).toUpperCase();
  return {
    roles: [account.role === 'school' ? 'administrator' : account.role],
    relations: relationsOf(call),
    allowedAds: [],
    allowedSections: ['diary', 'marks', 'finalmarks', 'schedule', 'messages', 'updates'],
    messageSignature: '',
    uploadFileUrl: `https://files.example.ru/storage/upload?token=${sha256(guid).slice(0, 16)}&domain=${vendor}`,
    supportPhone: '',
    supportEmail: '',
    supportEmailSchool: '',
    supportHelpdesk: `https://help.example.ru/?domain=${vendor}`,
    supportHelpdeskSchoolEmployee: '',
    supportDescription: '',
    name: id,
    age: ageOf(call),
    id,
    vuid: `${school.ids.short}#${id}`,
    id_hash: sha256(`hash\n${account.user.long}`).slice(0, 32),
    title: fullName({ last, first, middle }),
    vendor,
    vendor_id: school.ids.short,
    guid,
    original_guid: guid,
    lastname: last,
    firstname: first,
    middlename: middle,
    gender: sex,
    email: '',
    email_confirmed: spelling.bool(false),
    region: 'Заречная область',
    regionCode: '36',
    city: school.municipality.cityName,
    rt_licey_school_end_date: spelling.bool(false),
  };
}

function ageOf({ account: { role, pupils }, desk, now }: Call): number {
  const [pupil] = pupils;
  if (role !== 'student' || !pupil) return GROWN_UP;
  const today = dayAt(desk.school, now);
  const had = today.slice(5) >= pupil.birthDate.slice(5) ? 0 : 1;
  return Number(today.slice(0, 4)) - Number(pupil.birthDate.slice(0, 4)) - had;
}
