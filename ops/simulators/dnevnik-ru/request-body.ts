import type { Request } from 'express';
import { Refusal } from './call.ts';

/** Digits that a float would round, as texts: ids are never read as numbers here. */
const LONG_NUMBER = /(?<=[[,:]\s*)-?\d{16,}(?=\s*[\],}])/g;

/** The body as fields: JSON or a form. @throws {Refusal} where it begins like JSON and is none */
export function bodyOf(request: Request): unknown {
  const text = typeof request.body === 'string' ? request.body : '';
  if (text.trim() === '') return {};
  if (/^[[{"]/.test(text.trim())) {
    try {
      return JSON.parse(text.replaceAll(LONG_NUMBER, '"$&"')) as unknown;
    } catch {
      throw new Refusal('invalidRequest', 'The body is no JSON.');
    }
  }
  const form: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) (form[name] ??= []).push(value);
  return form;
}

/** Ids of a body: a bare list, the first list of an object (`{"lessons": […]}`), or the values of a form. */
export function idsIn(body: unknown): readonly string[] {
  const list = Array.isArray(body)
    ? (body as unknown[])
    : Object.values((body ?? {}) as Record<string, unknown>).find((value) => Array.isArray(value));
  return ((list ?? []) as unknown[]).flatMap((id) => String(id).split(',')).map((id) => id.trim());
}

/** A text field of a body. */
export function fieldIn(body: unknown, name: string): string {
  const value = ((body ?? {}) as Record<string, unknown>)[name];
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}
