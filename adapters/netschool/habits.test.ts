import { signIn } from '../../ops/simulators/netschool/web-client.ts';
import { testHabits } from '../../gateway/test/habits.ts';

const EVERYTHING = { rate: 1, isLasting: true };
const inReports = (version: string) => ({
  faults: [{ fault: 'report-failed', rate: 0.2 }],
  dialect: ['way=reports', `version=${version}`],
  settings: () => ({ way: 'reports' }),
});

testHabits('netschool', [
  {
    title: 'a person signs in with an account that is being read, and takes its only session',
    dialect: ['way=diary'],
    meanwhile: {
      atRequests: [15, 40],
      async act({ url, credentials: [first] }) {
        const { login = '', password = '', schoolId } = first!;
        const person = await signIn(url, { login, password, schoolId });
        const { at } = person.login.body;
        await person.post('asp/SecurityWarning.asp', new URLSearchParams({ at: String(at), WarnType: '2' }));
        expect(person.login.status).toBe(200);
      },
    },
  },
  {
    title: 'sessions end in the midst, and warning pages come with status 200',
    faults: [
      { fault: 'session-lost', rate: 0.03 },
      { fault: 'warning', rate: 0.03 },
    ],
  },
  {
    title: 'a night of maintenance answers everything with a page and status 200',
    faults: [{ fault: 'html', ...EVERYTHING }],
    loses: 'http.not-json',
  },
  { title: 'reports fail that were queued (SignalR of ASP.NET Core)', ...inReports('5.33') },
  { title: 'reports fail that were queued (classic SignalR)', ...inReports('5.26') },
  {
    title: 'tokens of the mobile application run out in the midst',
    faults: [{ fault: 'token-expired', rate: 0.04 }],
    dialect: ['way=mobile', 'version=5.33'],
  },
]);
