import type { FactBook } from './fact.ts';

/** A sheet as `svod export` writes it; only what is read here. */
export interface Sheet {
  readonly kind: 'roster' | 'passport' | 'journal-day' | 'term';
  readonly school: string;
  readonly scope: string;
  readonly day: string;
  readonly body: Readonly<Record<string, readonly Entry[] | undefined>>;
  readonly covers: readonly { readonly entities: readonly string[] }[];
}
type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** Writes down what canonical sheets say. Names of schools are given: vendors know them by ids of their own. */
export function gatherSheets(sheets: readonly Sheet[], schools: ReadonlyMap<string, string>, book: FactBook): void {
  const rosters = sheets.filter(({ kind }) => kind === 'roster');
  const classes = new Map(
    rosters.flatMap(({ school, body }) =>
      listOf(body, 'class').map(({ id, name }) => [`${school} ${id}`, String(name)] as const),
    ),
  );
  const latest = new Map(rosters.toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((sheet) => [sheet.school, sheet]));
  for (const sheet of latest.values()) gatherRoster(sheet, schools.get(sheet.school) ?? sheet.school, book);
  for (const sheet of sheets) {
    const school = schools.get(sheet.school) ?? sheet.school;
    const name = classes.get(`${sheet.school} ${sheet.scope}`) ?? sheet.scope;
    if (sheet.kind === 'journal-day') gatherDay(sheet, [school, name, sheet.day], book);
    if (sheet.kind === 'term') gatherTerm(sheet, school, book);
  }
}

function gatherRoster({ body }: Sheet, school: string, book: FactBook): void {
  const names = new Map(listOf(body, 'class').map(({ id, name }) => [id, String(name)]));
  for (const name of names.values()) book.add('class', school, name);
  const enrolments = listOf(body, 'enrolment').filter(({ classId }) => names.has(String(classId)));
  for (const own of Map.groupBy(enrolments, ({ pupilId }) => pupilId).values()) {
    const active = own.find(({ state }) => state === 'active');
    const last = active ?? own.toSorted((a, b) => (String(a['from']) < String(b['from']) ? -1 : 1)).at(-1)!;
    book.add('pupil', school, names.get(String(last['classId']))!);
    if (!active) book.add('leaver', school, names.get(String(last['classId']))!);
  }
}

function gatherDay({ body }: Sheet, cell: readonly string[], book: FactBook): void {
  const places = new Map(
    listOf(body, 'lesson').map(({ id, number, subjectName }) => [
      id,
      [...cell, book.isNumbered ? Number(number) : '', String(subjectName).toLowerCase()] as const,
    ]),
  );
  const each = (entity: string, say: (entry: Entry, place: readonly (string | number)[]) => void): void => {
    for (const entry of listOf(body, entity)) {
      const place = places.get(entity === 'lesson' ? entry.id : String(entry['lessonId']));
      if (place) say(entry, place);
    }
  };
  const marked = new Set(listOf(body, 'mark').map(({ workId }) => workId));
  each('lesson', ({ startsAt, topicState, topic }, place) => {
    book.add('lesson', ...place);
    if (startsAt !== undefined) book.add('lesson-time', ...place, String(startsAt));
    if (topicState === 'present') book.add('topic', ...place, String(topic));
  });
  each('attendance-taken', (_, place) => book.add('attendance-taken', ...place));
  each('attendance', ({ status }, place) => {
    if (status === 'present') return;
    if (status === 'late') return book.add('lateness', ...place);
    book.add('absence', ...place);
    book.add('absence-kind', ...place, String(status));
  });
  each('work', ({ id, kind }, place) => {
    if (kind !== 'homework') book.add(marked.has(id) ? 'work' : 'unmarked-work', ...place);
  });
  each('mark', ({ value, rawValue }, place) => book.add('mark', ...place, String(value ?? rawValue)));
  each('homework', ({ state, text = '' }, place) =>
    book.add(
      'homework',
      ...place,
      state === 'present' ? 'given' : String(state),
      state === 'present' ? String(text) : '',
    ),
  );
}

function gatherTerm({ day, body }: Sheet, school: string, book: FactBook): void {
  for (const { kind, subjectName, value, outcome, rawValue } of listOf(body, 'term-mark'))
    if (kind === 'period')
      book.add(
        'period-mark',
        school,
        day.slice(0, 7),
        String(subjectName).toLowerCase(),
        String(value ?? outcome ?? rawValue),
      );
}

const listOf = (body: Sheet['body'], entity: string): readonly Entry[] => body[entity] ?? [];
