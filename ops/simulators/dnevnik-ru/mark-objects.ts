import { type Moment, stateAt } from '../region/timeline.ts';
import { type Desk, type Standing } from './desk.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { midnight, naive } from './times.ts';
import { wordOf, workTypeId } from './work-types.ts';

const MOODS: Readonly<Record<string, string>> = { '5': 'Good', '4': 'Good', '3': 'Average', '2': 'Bad', '1': 'Bad' };

/** Stands where a value is wrong: a mark without one. Typed clients read on. */
const NO_VALUE = '';

/** A mark as it is told: twice where the vendor repeats itself, the second time otherwise where it contradicts itself. */
export function markObjects(desk: Desk, standing: Standing, now: Moment): readonly object[] {
  const { mark } = standing;
  const state = stateAt(mark.timeline, now);
  if (!state) return [];
  const { value } = state.value;
  const at = naive(state.enteredAt, desk.school.zone.offset).slice(0, 10);
  const told = (text: string) => markObject(desk, standing, { text, day: at });
  switch (mark.spoiled) {
    case 'equal-repeat':
      return [told(value), told(value)];
    case 'conflicting-repeat':
      return [told(value), told(mark.conflictingValue!)];
    case 'wrong-type':
      return [told(NO_VALUE)];
    default:
      return [told(value)];
  }
}

interface MarkTold {
  readonly text: string;
  readonly day: string;
}

function markObject({ school, works, by }: Desk, standing: Standing, { text, day }: MarkTold): object {
  const { mark, workId, lesson } = standing;
  const listed = works.get(workId)!;
  const word = listed.kind === 'work' ? wordOf(listed.work) : 'PeriodMark';
  return {
    ...withTwin('id', mark.ids.long),
    type: 'mark5',
    value: text,
    textValue: text,
    ...withTwin('person', by.pupil.get(mark.pupil)!.ids.long),
    ...withTwin('work', workId),
    ...withTwin('lesson', lesson?.ids.long),
    number: 1,
    date: midnight(day),
    workType: numberOf(workTypeId(school, word)),
    mood: MOODS[text.slice(0, 1)] ?? 'NotSet',
    use_avg_calc: true,
  };
}
