import { deepEqual } from 'node:assert/strict';
import { parseLiterals } from '../../adapters/kit/literals/literals.ts';
import { deskOf } from '../simulators/avers/desk.ts';
import { diaryRows } from '../simulators/avers/diary.ts';
import { journalRows } from '../simulators/avers/journal.ts';
import { type Cell, literalOf, type Row } from '../simulators/avers/literal.ts';
import { generateSchool } from '../simulators/region/generate.ts';
import { openRegion } from '../simulators/region/places.ts';
import { regionOptions } from '../simulators/region/region.ts';
import { median, say, tell } from './figure.ts';

/*
 * Reading answers of АВЕРС (diaries and journals of a school's quarter, told by the simulator) against JSON.parse of the same rows, in turns in
 * one process. What is read is compared: equal data, dates as text.
 */
const TURNS = 31;
const WARM_UP = 5;
const DAYS = 40;

const answers = answersOf();
const literals = answers.map(literalOf);
const json = answers.map((rows) => JSON.stringify(rows.map((row) => row.map(asJson))));
deepEqual(literals.map(parseLiterals), json.map(parseJson));

const times = { literals: [] as number[], json: [] as number[] };
for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
  const took = { literals: timeOf(literals, parseLiterals), json: timeOf(json, parseJson) };
  if (turn < WARM_UP) continue;
  times.literals.push(took.literals);
  times.json.push(took.json);
}
const megabytes = literals.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
tell('avers.literals', median(times.json) / median(times.literals), 'ratio');
tell('avers.literals-speed', (megabytes / median(times.literals)) * 1000, 'MB/s');
say(
  `${literals.length} answers, ${megabytes.toFixed(1)} MB, ${answers.reduce((sum, { length }) => sum + length, 0)} rows`,
);

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

/** Milliseconds to read them all. */
function timeOf(texts: readonly string[], read: (text: string) => unknown): number {
  const from = performance.now();
  for (const text of texts) read(text);
  return performance.now() - from;
}

/** What a run asks of a school: every pupil's diary and journal. */
function answersOf(): readonly (readonly Row[])[] {
  const options = regionOptions({
    schools: 1,
    municipalities: 1,
    classes: 6,
    size: 12,
    days: DAYS,
    from: '2026-09-01',
  });
  const { from, to, last } = openRegion(options);
  const desk = deskOf(generateSchool(options, 0));
  return desk.school.pupils.flatMap((pupil) => {
    const schoolClass = desk.classOf.get(pupil.memberships[0]!.class)!;
    return [diaryRows(desk, { schoolClass, pupil, from, to }, last), journalRows(desk, schoolClass, pupil, last)];
  });
}

function asJson(cell: Cell): unknown {
  return typeof cell === 'object' && cell !== null ? `${cell.day}T00:00:00` : cell;
}
