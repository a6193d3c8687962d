import { idsOf, inn, ogrn } from './identifiers.ts';
import type { Region } from './region.ts';
import { zoneOf } from './places.ts';
import { random } from './random.ts';

/** Code of the region in numbers of organisations. */
const REGION = '36';

/** What the school's sign and papers say: known without generating the school. */
export function schoolCard(region: Region, index: number) {
  const { seed } = region.options;
  const draw = random(seed, 'school', index);
  const place = index % region.municipalities.length;
  const municipality = region.municipalities[place]!;
  const number = index + 1;
  return {
    index,
    ids: idsOf(index)('school'),
    name: `МБОУ СОШ № ${number}`,
    fullName: `Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № ${number}»`,
    address: `${municipality.cityName}, Школьная улица, ${draw.between(1, 90)}`,
    municipality,
    zone: zoneOf(place),
    inn: inn(draw, REGION),
    ogrn: ogrn(draw, REGION),
    kpp: `${REGION}0101001`,
    attendWritten: index % 2 === 0,
    shifts: index % 3 === 1 ? ([1] as const) : ([1, 2] as const),
    silent: index === region.silent,
  };
}
