import { testHabits } from '../../gateway/test/habits.ts';

testHabits('eljur', [
  {
    title: 'a page in Russian comes with status 200 where data was promised',
    faults: [{ fault: 'html', rate: 0.1 }],
  },
  {
    title: 'the token of the school runs out in the midst',
    faults: [{ fault: 'token-expired', rate: 0.05 }],
    settings({ credentials: [first] }) {
      const { login, password } = first!;
      return { login, password };
    },
  },
  {
    title: 'a night of maintenance answers everything with a page and status 200',
    faults: [{ fault: 'html', rate: 1, isLasting: true }],
    loses: 'http.not-json',
  },
  {
    title: 'a closed school leads to the archive',
    faults: [{ fault: 'archived', rate: 1, isLasting: true }],
    loses: 'http.not-found',
  },
]);
