import { demandTrue, type Operator, StepProblem } from './operator.ts';

const TIME = /^(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2})[:.]([0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?$/;
const LONGEST = 64;
const NOT_TIME = new StepProblem('map.not-a-time', 'Is not a time of day.');

/** { "time": true } */
export const time: Operator = {
  name: 'time',
  about: 'The local time of day "HH:MM", also out of a naive date with time.',
  examples: [
    { step: true, value: '8:30', gives: '08:30' },
    { step: true, value: '08:30:00', gives: '08:30' },
    { step: true, value: '2026-09-07T08:30:00', gives: '08:30' },
    { step: true, value: '24:00', gives: 'map.not-a-time' },
    { step: true, value: '', gives: undefined },
  ],
  prepare(argument) {
    demandTrue(argument, 'time');
    return (value) => {
      if (typeof value !== 'string' || value.length > LONGEST) return NOT_TIME;
      const text = value.trim();
      if (text === '') return undefined;
      const [, hour = '', minutes = ''] = TIME.exec(text) ?? [];
      return hour === '' || Number(hour) > 23 ? NOT_TIME : `${hour.padStart(2, '0')}:${minutes}`;
    };
  },
};
