import { testHabits } from '../../gateway/test/habits.ts';

testHabits('mesh', [
  {
    title: 'tokens run out in the midst, and some cannot be renewed',
    faults: [
      { fault: 'token-expired', rate: 0.06 },
      { fault: 'session-ended', rate: 0.06 },
    ],
  },
  {
    title: 'the node is overrun: 429, 503 and 500',
    faults: [
      { fault: 'rate-limited', rate: 0.05, retryAfter: 0 },
      { fault: 'unavailable', rate: 0.05, retryAfter: 0 },
      { fault: 'server-error', rate: 0.05 },
    ],
  },
  {
    title: 'a night of maintenance answers everything by 503',
    faults: [{ fault: 'unavailable', rate: 1, isLasting: true, retryAfter: 0 }],
    loses: 'http.server-error',
  },
]);
