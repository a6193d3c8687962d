import express, { type Request, type Response, type Router } from 'express';
import type { Moment } from '../region/timeline.ts';
import { classmeetingsOf } from './mobile-lessons.ts';
import { childOf, childrenOf, holderOf, refuse } from './mobile-query.ts';
import { textOf } from './school-routes.ts';

/** Lessons of the mobile application: of children from day to day, and one by its id. */
export function lessonRoutes(now: () => Moment): Router {
  const router = express.Router();
  router.get('/classmeetings', (request, response) => void classmeetings(request, response, now()));
  router.get('/classmeetings/:id', (request, response) => void classmeeting(request, response, now()));
  return router;
}

function classmeetings(request: Request, response: Response, now: Moment): void {
  const children = childrenOf(request, response);
  const [from, to] = ['startDate', 'endDate'].map((key) => textOf(request.query[key]).slice(0, 10));
  if (children.length === 0) return refuse(response);
  if (!/^\d{4}-\d\d-\d\d$/.test(from!) || !/^\d{4}-\d\d-\d\d$/.test(to!))
    return void response.status(400).json({ message: 'Неверный формат даты' });
  const { desk } = holderOf(response);
  response.json(children.flatMap((child) => classmeetingsOf(desk, child, from!, to!, now)));
}

function classmeeting(request: Request, response: Response, now: Moment): void {
  const child = childOf(request, response);
  if (!child) return refuse(response);
  const { desk } = holderOf(response);
  const id = Number(request.params['id']);
  const lesson = desk.school.lessons.find(({ ids }) => ids.short === id);
  const told = lesson ? classmeetingsOf(desk, child, lesson.day, lesson.day, now) : [];
  const found = told.find(({ classmeetingId }) => classmeetingId === id);
  if (found) response.json(found);
  else response.status(404).json({ message: 'Урок не найден' });
}
