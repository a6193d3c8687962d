import express, { type Router } from 'express';
import type { Municipality } from '../region/region.ts';
import type { Desks } from './desks.ts';

/** Nothing is taken here; clients want to know. */
const LARGEST_FILE_KB = 2048;

/** What the start page asks before anybody has signed in. */
export function schoolRoutes({ entries }: Desks, municipalities: readonly Municipality[]): Router {
  const router = express.Router();
  const byId = (id: unknown) => entries.find((entry) => entry.id === Number(id));
  const districts = municipalities.map(({ ids, name }) => ({ id: ids.short, name }));
  const cities = municipalities.map(({ ids, cityName }) => ({ id: ids.short, name: cityName }));
  const places = {
    countries: [{ id: 2, name: 'Россия' }],
    states: [{ id: 1, name: 'Заречная область' }],
  };

  router.get('/webapi/schools/search', (request, response) => {
    const wanted = textOf(request.query['name']).trim().toLowerCase();
    const found = entries.map((entry) => entry.found);
    response.json(found.filter(({ name, shortName }) => `${shortName}\n${name}`.toLowerCase().includes(wanted)));
  });
  router.get('/webapi/schools/:id/card', (request, response) => {
    const entry = byId(request.params.id);
    if (entry) response.json(entry.card);
    else response.status(404).json({ message: 'Школа не найдена' });
  });
  router.get('/webapi/addresses/schools', (request, response) => {
    const id = request.query['id'];
    response.json(entries.filter((entry) => id === undefined || entry.id === Number(id)).map(({ address }) => address));
  });
  router.get('/webapi/educmanagements', (_request, response) => void response.json(districts));
  router.get('/webapi/prepareemloginform', (_request, response) => {
    const chosen = { em_cid: 2, em_sid: 1, hlevel: 1, emId: districts[0]?.id ?? 0 };
    response.json({ ...places, hlevels: [{ id: 1, name: 'Муниципальный' }], ems: districts, ...chosen });
  });
  router.get('/webapi/prepareloginform', (_request, response) => {
    const first = entries[0];
    response.json({
      ...places,
      provinces: districts,
      cities,
      funcs: [{ id: 2, name: 'Общеобразовательная' }],
      schools: entries.map(({ id, found }) => ({ id, name: found.shortName })),
      cid: 2,
      sid: 1,
      pid: first?.found.provinceId ?? 1,
      cn: first?.found.cityId ?? 0,
      sft: 2,
      scid: first?.id ?? 0,
    });
  });
  // The notice that some schools show before the sign-in: none here.
  router.get('/webapi/settings/preloginnotice', (_request, response) => {
    const texts = { popUpButtonText: '', popUpDisplayText: '', popUpStartDate: '', popUpEndDate: '' };
    response.json({ enablePopUp: false, showPopUp: false, ...texts });
  });
  router.get('/webapi/attachments/uploadLimits', (_request, response) => {
    const limit = LARGEST_FILE_KB;
    response.json({ mailFileSizeLimit: limit, assignmentFileSizeLimit: limit, laImportFileSizeLimit: limit });
  });
  return router;
}

/** A query value given once, as text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
