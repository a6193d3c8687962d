import type { Catalogue } from './form.ts';

/** Where something stands at the vendor: in which sheet, of which school and class, and when. */
export const CERTIFY_PLACES = {
  'sheet.roster': { ru: 'списки школы', en: 'roster' },
  'sheet.journal-day': { ru: 'журнал', en: 'journal' },
  'sheet.term': { ru: 'итоги периода', en: 'term' },
  'sheet.passport': { ru: 'паспорт школы', en: 'passport' },
  'place.school': { ru: 'школа «{name}»', en: 'school "{name}"' },
  'place.school-id': { ru: 'школа {id}', en: 'school {id}' },
  'place.class': { ru: 'класс «{name}»', en: 'class "{name}"' },
  'place.group': { ru: 'группа «{name}»', en: 'group "{name}"' },
  'place.scope-id': { ru: 'класс или группа {id}', en: 'class or group {id}' },
  'place.asked': { ru: 'спрошено {from} – {to}', en: 'asked for {from} – {to}' },
  'place.alike': { ru: 'таких записей: {count}', en: '{count} such records' },
  'place.from-to': { ru: '{from} – {to}', en: '{from} – {to}' },
} as const satisfies Catalogue;
