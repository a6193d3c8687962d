import type { AdapterContext, DroppedFile, Page } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { digestOf } from '../kit/digest.ts';
import { parseExactly } from '../kit/exact-json.ts';
import { dayAtFrontOf, weekOf } from '../kit/time.ts';
import type { Diary } from './api.ts';
import { type Config, HOMEWORK, withDefaults } from './config.ts';
import { DIARY_WAY } from './diary-way.ts';
import { assignmentsOf, countListed, diaryIn, recordsOf } from './diary.ts';
import { HOMEWORK_ID } from './lists.ts';

/** Pupil of a diary in which no mark says whose it is. */
const UNNAMED_PUPIL = '1';

/**
 * One page from one pupil's saved diary (the answer of `GET student/diary`). The file names its class but neither school nor types: the source
 * stands for the school, and only the type id that is the same everywhere is named.
 *
 * @throws {GatewayError} file.invalid
 */
export function parseDiary(
  config: Partial<Config> | undefined,
  { name, bytes }: DroppedFile,
  context: AdapterContext,
): Page {
  const diary = savedDiary(name, bytes);
  const pupil = pupilOf(diary);
  const listed = countListed(diary);
  const scope = diary.className?.trim() || 'class';
  const now = context.now();
  const { homeworkTypes, attendanceLetters } = withDefaults(config ?? {});
  const joined = {
    school: context.source,
    scope,
    typeNames: new Map([[HOMEWORK_ID, HOMEWORK]]),
    homeworkTypes: new Set(homeworkTypes),
    letters: new Set(attendanceLetters),
    files: new Map<string, number>(),
  };
  const week = wholeWeekOf(diary);
  return {
    digest: digestOf([bytes]),
    received: listed,
    records: () => recordsOf({ pupil, ordinal: 0, diary }, joined),
    ...(week && {
      covers: {
        sheet: 'journal-day',
        school: joined.school,
        scope,
        ...week,
        entities: DIARY_WAY.told,
        pupils: [pupil],
      },
    }),
    cursor: 'file',
    read: { from: now, to: now },
    parts: new Map([[pupil, listed]]),
  };
}

function savedDiary(name: string, bytes: Buffer): Diary {
  const text = utf8In(name, bytes);
  let json: unknown;
  try {
    json = parseExactly(text);
  } catch (error) {
    // The parser's own words would quote the file.
    const line = /line (\d+)/.exec(String(error))?.[1];
    throw new GatewayError('file.invalid', `reading ${name}${line ? `, line ${line}` : ''}: is not JSON`);
  }
  try {
    const diary = diaryIn(json);
    if (Array.isArray(diary.weekDays)) return diary;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
  }
  throw new GatewayError(
    'file.invalid',
    `reading ${name}, line 1: is no saved diary; "weekDays" with lessons is wanted`,
  );
}

/** A file in another encoding would be read with garbled names, which no class list could blank. */
function utf8In(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new GatewayError('file.invalid', `reading ${name}: is not UTF-8`, { cause });
  }
}

/** The pupil whom the marks name. */
function pupilOf(diary: Diary): string {
  const named = assignmentsOf(diary).find(({ mark }) => mark?.studentId !== undefined);
  return String(named?.mark?.studentId ?? UNNAMED_PUPIL);
}

/** The ISO week that the file is all of; undefined where it says another span, and then its records only add to what is known. */
function wholeWeekOf({ weekStart, weekEnd }: Diary): { readonly from: string; readonly to: string } | undefined {
  const from = dayAtFrontOf(weekStart);
  if (from === '') return undefined;
  const week = weekOf(from);
  return week.from === from && dayAtFrontOf(weekEnd) >= week.to ? week : undefined;
}
