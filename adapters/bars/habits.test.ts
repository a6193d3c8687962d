import { testHabits } from '../../gateway/test/habits.ts';

testHabits('bars', [
  {
    title: 'a page for people comes with status 200 where data was promised',
    faults: [{ fault: 'html', rate: 0.1 }],
  },
  {
    title: 'sessions end in the midst, told with status 200',
    faults: [{ fault: 'session-lost', rate: 0.02 }],
    dialect: ['refusal=200'],
  },
  {
    title: 'a night of maintenance answers everything with a page and status 200',
    faults: [{ fault: 'html', rate: 1, isLasting: true }],
    loses: 'http.not-json',
  },
]);
