import type { WayOut } from '../contracts/ways-out.ts';

/** Ways out as the operator reads them; English stands in contracts/ways-out.ts. */
export const WAYS_OUT_RU: Readonly<Record<WayOut, string>> = {
  'file-in-the-way':
    'Уберите этот файл в другое место: здесь должна быть папка; или укажите другую папку данных в SVOD_DATA.',
  'no-store':
    'Уберите это из папки данных в другое место; если там было ваше хранилище, верните ключ, когда и его нет (svod key import ФАЙЛ), затем svod restore КОПИЯ.',
  'name-not-found':
    'Проверьте адрес в svod.json: чаще всего в имени опечатка; если адрес верен, проверьте DNS на этой машине.',
  'dns-silent': 'Подождите; если не проходит, проверьте DNS и сеть на этой машине и адрес в svod.json.',
};
