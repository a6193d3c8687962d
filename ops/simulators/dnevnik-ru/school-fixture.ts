import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import type { School } from '../region/school.ts';
import { openRegion } from '../region/places.ts';

/* A region of two schools, and the things of its first one that tests ask for. */

const options = regionOptions({ seed: 'protocol', schools: 2, municipalities: 2, days: 5, classes: 12, size: 4 });
export const region = openRegion(options);
export const schoolOf = (index: number): School => generateSchool(options, index);
export const school = schoolOf(0);

/** A lesson at which several pupils got a mark, and not for written work. */
export const marked = school.lessons.find((lesson) =>
  lesson.works.some(({ marks, written }) => marks.length > 1 && !written),
)!;
/** The class that had it, as the API calls it. */
export const classId = school.classes.find(({ key }) => key === marked.class)!.ids.long;
/** The class, or the part of it, that had it. */
export const groupOfMarked = school.classes
  .flatMap((each) => [each, ...each.subgroups])
  .find(({ key }) => key === (marked.group ?? marked.class))!;
/** A pupil of the class. */
export const pupil = school.pupils.find(({ memberships }) => memberships.some((stay) => stay.class === marked.class))!;
