import type { School } from '../region/school.ts';
import { fullName } from './names.ts';
import { reportPage, textIn } from './report-page.ts';

/**
 * The register of a school's staff as a file. Assumed: that it is an HTML page called .xls, as every file of this vendor that was recorded, its
 * title, and its columns; a public client only saves it.
 */
export const staffPage = ({ fullName: school, staff }: School): string =>
  reportPage(
    school,
    'Сотрудники',
    [],
    [
      '<tr><th>№</th><th>Ф.И.О.</th><th>Должность</th></tr>',
      ...staff.map(
        ({ name, position }, nth) =>
          `<tr><td>${nth + 1}</td><td>${textIn(fullName(name))}</td><td>${textIn(position)}</td></tr>`,
      ),
    ],
  );
