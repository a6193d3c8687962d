import type { WayOut } from '../contracts/ways-out.ts';

/** Ways out as the operator reads them; English stands in contracts/ways-out.ts. */
export const WAYS_OUT_RU: Readonly<Record<WayOut, string>> = {
  'file-in-the-way':
    'Уберите этот файл в другое место: здесь должна быть папка; или укажите другую папку данных в SVOD_DATA.',
};
