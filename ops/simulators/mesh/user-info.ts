import express, { type Router } from 'express';
import type { Account } from './accounts.ts';
import { type Asking, askingOf } from './asking.ts';
import { guidOf } from './identity.ts';
import { yearOf } from './desk.ts';
import type { Stay } from './listing.ts';
import { educationLevelOf, fullName, stayOfNow, UNTOLD } from './people.ts';
import { ruDay } from './times.ts';

/** Who has signed in, as the platform's two doors tell it. */
export function userInfoRoutes(): Router {
  const router = express.Router();
  router.get('/v3/userinfo', (_request, response) => void response.json(userInfo(askingOf(response))));
  router.get('/v1/oauth/userinfo', (_request, response) => void response.json(oauthInfo(askingOf(response))));
  return router;
}

/** Numbers of roles are those that a client lists; their titles, and of which part of the platform they are, are assumed. */
const ROLES: Readonly<Record<Account['type'], { readonly id: number; readonly title: string; readonly word: string }>> =
  {
    student: { id: 1, title: 'Обучающийся', word: 'student' },
    parent: { id: 2, title: 'Родитель', word: 'agent' },
    teacher: { id: 9, title: 'Учитель', word: '9' },
  };
const SUBSYSTEM = {
  id: 2,
  title: 'Электронный дневник',
  url: '/diary',
  mnemonic: 'diary',
  description: '',
  is_mobile: false,
  sort_order: 1,
};

/** Days are written as the client that parses them expects, and a person's sex in one letter. */
function userInfo({ account }: Asking): object {
  const { name, ids, user, type, login } = account;
  const self = type === 'student' ? account.children[0] : undefined;
  const { id, title } = ROLES[type];
  return {
    userId: user.short,
    isAdActivated: false,
    info: {
      birthdate: self ? ruDay(self.birthDate) : null,
      mail: UNTOLD.email,
      gender: name.sex.slice(0, 1),
      trusted: true,
      FirstName: name.first,
      mobile: UNTOLD.phone,
      guid: guidOf(ids),
      failed: false,
      LastName: name.last,
      error: null,
      MiddleName: name.middle,
      snils: self?.snils ?? '',
    },
    roles: [{ id, title, subsystems: [SUBSYSTEM] }],
    savedChoice: null,
    notification: true,
    login,
  };
}

function oauthInfo(asking: Asking): object {
  const { account } = asking;
  const { name, ids, type } = account;
  const self = type === 'student' ? account.children[0] : undefined;
  const stay = self && stayOfNow(asking, self);
  return {
    sub: guidOf(ids),
    person_id: guidOf(ids),
    name: fullName(name),
    given_name: name.first,
    family_name: name.last,
    middle_name: name.middle,
    gender: name.sex,
    birth_date: self?.birthDate ?? null,
    ...UNTOLD,
    broles: [ROLES[type].word],
    education: stay ? [educationOf(asking, stay)] : [],
    children: type === 'parent' ? account.children.map((child) => guidOf(child.ids)) : [],
    agents: self ? [guidOf(self.guardian.ids)] : [],
  };
}

/** Where somebody learns; what service and property types number is in no source. */
function educationOf({ desk }: Asking, { class: own, membership }: Stay): object {
  const { school } = desk;
  const teacher = desk.by.staff.get(own.teacher);
  return {
    training_begin_at: membership.from,
    training_end_at: membership.to ?? yearOf(desk, own).to,
    class: {
      id: own.ids.short,
      uid: guidOf(own.ids),
      name: own.name,
      parallel: { id: own.grade, name: String(own.grade) },
      organization: { name: school.fullName, global_id: school.ids.short, property_type_id: 1 },
      education_stage_id: educationLevelOf(own.grade),
      staff_ids: teacher ? [teacher.ids.short] : [],
    },
    service_type: { name: 'Общее образование', global_id: 2 },
  };
}
