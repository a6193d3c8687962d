import { sha256 } from '../canonical-json.ts';
import type { Call } from './call.ts';
import { fullName } from './names.ts';
import { relationsOf } from './relations.ts';

/** `getrules`: who is signed in, in which school, and related to whom. */
export function getRules(call: Call): object {
  const { desk, account, spelling } = call;
  const { school, vendor } = desk;
  const id = String(account.user.short);
  const { last, first, middle, sex } = account.name;
  const guid = sha256(`guid\n${account.user.long}`).slice(0, 32).toUpperCase();
  return {
    roles: account.role === 'parent' ? ['parent'] : ['administrator'],
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
    age: 40,
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
