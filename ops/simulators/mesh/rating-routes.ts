import express, { type Request, type Router } from 'express';
import { addDays, dayAt } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import type { Key } from '../region/thing.ts';
import { type Asking, askingOf, dayIn, forbidden, notFound, textOf } from './asking.ts';
import { LONGEST_DAYS } from './family-answers.ts';
import { classRating, placesOf, subjectRatings } from './rating.ts';

const RANK = '/api/ej/rating/v1/rank';

/** Where a child stands in its class: for its family only. */
export function ratingRoutes(): Router {
  const router = express.Router();
  router.get(`${RANK}/class`, (request, response) => {
    const asking = askingOf(response);
    const child = personOf(asking, request);
    response.json(classRating(asking, child, dayOf(asking, request, 'date'), subjectOf(asking, request)));
  });
  router.get(`${RANK}/rankShort`, (request, response) => {
    const asking = askingOf(response);
    const child = personOf(asking, request);
    const to = dayOf(asking, request, 'endDate');
    const from = dayIn(request, 'beginDate') ?? to;
    const first = addDays(to, -LONGEST_DAYS);
    response.json(placesOf(asking, child, { from: from < first ? first : from, to }));
  });
  router.get(`${RANK}/subjects`, (request, response) => {
    const asking = askingOf(response);
    response.json(subjectRatings(asking, personOf(asking, request), dayOf(asking, request, 'date')));
  });
  return router;
}

/** Most clients name the person `personId`, one `person_id`. */
function personOf({ desk, account }: Asking, request: Request): Pupil {
  const child = desk.pupils.get(textOf(request, 'personId') ?? textOf(request, 'person_id') ?? '');
  if (!child || !account.children.includes(child)) throw forbidden('Нет доступа к данным обучающегося');
  return child;
}

const dayOf = ({ desk, now }: Asking, request: Request, key: string) =>
  dayIn(request, key) ?? dayAt(now, desk.school.zone.offset);

function subjectOf({ desk }: Asking, request: Request): Key | undefined {
  const id = textOf(request, 'subjectId');
  if (id === undefined) return undefined;
  const subject = desk.school.subjects.find(({ ids }) => String(ids.short) === id);
  if (!subject) throw notFound('Предмет не найден');
  return subject.key;
}
