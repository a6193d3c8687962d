import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportLines } from '../showing/exports.ts';
import type { Gateway } from '../gateway.ts';
import type { Imported } from '../reading/imported.ts';
import { importFile } from '../reading/importing.ts';
import { openGateway } from '../main.ts';
import { newFolder } from './svod-process.ts';
import { lessons, marks, ROSTER, rosterPage, week } from './tiny-pages.ts';
import { tinySource } from './tiny-source.ts';

/* A file that one data centre exported, and a data folder of the same key that takes it in. */

/** What a teacher typed; nobody may read it where the class list is known. */
export const TOPIC = 'Спросить Заварзину и Заварзина';
export const CANARY = /заварзин/iu;

export interface ExportedFile {
  /** The header, the journal and the roster. */
  readonly lines: readonly string[];
  /** The journal's line with its first lesson told otherwise. */
  lessonWith(change: object): string;
  /** A new, empty gateway of the key under which the file was written. */
  open(): Promise<Gateway>;
}

/** Exports a class of three lessons and two marks. */
export async function exportedFile(): Promise<ExportedFile> {
  const tiny = await tinySource();
  await tiny.collect([rosterPage([...ROSTER]), week([...lessons(3), ...marks('2', 2)])]);
  const lines = await Array.fromAsync(exportLines(tiny.gateway, {}));
  const key = join(tiny.gateway.data, 'key.json');
  await tiny.gateway.store.close();
  return {
    lines,
    lessonWith(change) {
      const sheet = JSON.parse(lines[1]!) as { body: { lesson: object[] } };
      sheet.body.lesson[0] = { ...sheet.body.lesson[0], ...change };
      return JSON.stringify(sheet);
    },
    open() {
      const data = newFolder();
      cpSync(key, join(data, 'key.json'));
      return openGateway({ data, at: new Date('2026-09-20T12:00:00Z') });
    },
  };
}

/** Imports a file that holds this. */
export async function importedInto(
  gateway: Gateway,
  content: string | Buffer,
  signal = new AbortController().signal,
): Promise<Imported> {
  const file = join(newFolder(), 'file.jsonl');
  writeFileSync(file, content);
  return importFile(gateway, { file, source: undefined, system: 'canonical', signal });
}

/** Why such a file is not taken. */
export const refusedBy = (gateway: Gateway, content: string | Buffer): Promise<unknown> =>
  importedInto(gateway, content).then(
    () => 'taken',
    (error: unknown) => error,
  );

export const runsIn = async ({ store }: Gateway) =>
  (await Array.fromAsync(store.runs())).map(({ outcome, error }) => [outcome, error]);
export const text = (...all: readonly string[]): string => `${all.join('\n')}\n`;
