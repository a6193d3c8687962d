import express, { type RequestHandler } from 'express';

const TYPE = 'multipart/form-data';

/**
 * Reads forms that come in parts, as a page's own script sends them (`FormData`), into `request.body` like any other form: the last of
 * repeated fields, and no files. A body that is none is a client's error (400).
 */
export const formData = (limit = '64kb'): readonly RequestHandler[] => [
  express.raw({ type: TYPE, limit }),
  (request, _response, next) => {
    if (!request.is(TYPE)) return next();
    const headers = { 'content-type': request.get('content-type') ?? '' };
    new Response(request.body as Buffer<ArrayBuffer>, { headers })
      .formData()
      .then((fields) => {
        request.body = Object.fromEntries([...fields].filter(([, value]) => typeof value === 'string'));
        next();
      })
      .catch((cause: unknown) => next(Object.assign(new Error('reading a form in parts', { cause }), { status: 400 })));
  },
];
