import { testHabits } from '../../gateway/test/habits.ts';

testHabits('avers', [
  {
    title: 'a session that is none is answered by nothing, with status 200',
    faults: [{ fault: 'session-lost', rate: 0.02 }],
  },
  {
    title: 'calls are answered [error_symbol], with status 200',
    faults: [{ fault: 'error-symbol', rate: 0.1 }],
  },
  {
    title: 'a night long nobody is known, and everything is answered by nothing',
    faults: [{ fault: 'session-lost', rate: 1, isLasting: true }],
    loses: 'http.unauthorized',
  },
  {
    title: 'a night long everything is answered [error_symbol]',
    faults: [{ fault: 'error-symbol', rate: 1, isLasting: true }],
    loses: 'http.server-error',
  },
]);
