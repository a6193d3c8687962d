import { testHabits } from '../../gateway/test/habits.ts';

const EVERYTHING = { rate: 1, isLasting: true };

testHabits('dnevnik-ru', [
  {
    title: 'too many requests are told by 429 and by 433',
    faults: [
      { fault: 'rate-limited', rate: 0.05, status: 433, retryAfter: 0, on: 'edu-groups' },
      { fault: 'rate-limited', rate: 0.05, retryAfter: 0 },
    ],
  },
  {
    title: 'the token runs out in the midst',
    faults: [{ fault: 'token-expired', rate: 0.05 }],
    settings({ credentials: [first] }) {
      const { clientId, clientSecret, refreshToken } = first!;
      return { clientId, clientSecret, refreshToken };
    },
  },
  {
    title: 'a night of maintenance answers everything with a page and status 200',
    faults: [{ fault: 'html', ...EVERYTHING }],
    loses: 'http.not-json',
  },
  {
    title: 'a night of maintenance answers everything by 405',
    faults: [{ fault: 'rate-limited', status: 405, retryAfter: 0, ...EVERYTHING }],
    loses: 'http.server-error',
  },
  {
    title: 'somebody fails to sign in until the form wants a captcha',
    meanwhile: {
      atRequests: [5],
      async act({ url, credentials: [first] }) {
        const form = new URLSearchParams({ login: first!.login!, password: 'wrong' });
        let page = '';
        for (let tries = 0; tries < 4; tries += 1)
          page = await (await fetch(`${url}/login/`, { method: 'POST', body: form })).text();
        expect(page).toContain('Captcha.Input');
      },
    },
  },
]);
