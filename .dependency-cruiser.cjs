/** Each rule is one sentence of the map in README.md. `npm run lint` checks them. */
const door = (library, ...rooms) => ({
  name: `one-door-to-${library}`,
  comment: `Only ${rooms.join(', ')} may import ${library}: change the library, change one place.`,
  severity: 'error',
  from: { pathNot: [...rooms.map((room) => `^${room}`), '\\.test\\.ts$', '^gateway/test/'] },
  to: { path: `(^|node_modules/)${library}(/|$)`, dependencyTypesNot: ['type-only'] },
});
/** Rooms that stand in the hall: they may use its files, and no room beside them may use theirs. */
const HALL =
  'certify|commands|config|data-folder|demo|doctor|forwarding|keeping|looking|messages|reading|registry|rules|service|showing|terminal';
const TESTS = ['\\.test\\.ts$', '^gateway/test/'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', comment: 'Data goes one way.', from: {}, to: { circular: true } },
    {
      name: 'contracts-are-leaves',
      severity: 'error',
      comment: 'gateway/contracts holds words and promises; it knows nobody.',
      from: { path: '^gateway/contracts/' },
      to: { pathNot: '^gateway/contracts/' },
    },
    {
      name: 'files-know-only-contracts',
      severity: 'error',
      comment:
        'gateway/files reads and writes files, and tells where in them a mistake is; what they mean, others know.',
      from: { path: '^gateway/files/', pathNot: TESTS },
      to: { path: '^(gateway|adapters)/', pathNot: ['^gateway/files/', '^gateway/(contracts|sheets)/'] },
    },
    {
      name: 'sheets-are-pure',
      severity: 'error',
      comment: 'gateway/sheets says what a sheet is and how a page changes it: values in, values out.',
      from: { path: '^gateway/sheets/', pathNot: TESTS },
      to: { pathNot: ['^gateway/(sheets|contracts)/', '^(node:)?crypto$'] },
    },
    {
      name: 'normalise-is-pure',
      severity: 'error',
      comment: 'gateway/normalise turns values into values: no file, no network, no clock, no store.',
      from: { path: '^gateway/normalise/', pathNot: TESTS },
      to: {
        pathNot: ['^gateway/(normalise|sheets|contracts)/', 'node_modules/(ajv|ajv-formats)/', '^(node:)?crypto$'],
      },
    },
    {
      name: 'census-is-pure',
      severity: 'error',
      comment: 'gateway/census counts fields and compares counts: no file, no clock, no store.',
      from: { path: '^gateway/census/', pathNot: TESTS },
      to: { pathNot: ['^gateway/(census|contracts)/'] },
    },
    {
      name: 'comply-is-pure',
      severity: 'error',
      comment: 'gateway/comply turns sheets into facts: no file, no network, no clock, no store.',
      from: { path: '^gateway/comply/', pathNot: TESTS },
      to: { pathNot: ['^gateway/(comply|contracts)/'] },
    },
    {
      name: 'schedule-is-pure',
      severity: 'error',
      comment: 'gateway/schedule says when what is due: no clock, no timer, no store.',
      from: { path: '^gateway/schedule/', pathNot: TESTS },
      to: { pathNot: ['^gateway/(schedule|contracts)/', '^(node:)?crypto$'] },
    },
    {
      name: 'incidents-are-pure',
      severity: 'error',
      comment: 'gateway/incidents says what is wrong and whose move it is: no clock, no store, no network.',
      from: { path: '^gateway/incidents/', pathNot: TESTS },
      to: { pathNot: ['^gateway/(incidents|contracts)/'] },
    },
    {
      name: 'adapters-know-only-contracts',
      severity: 'error',
      comment: 'An adapter sees its own folder, the kit and the contracts; never the gateway, never another vendor.',
      from: { path: '^adapters/([^/]+)/', pathNot: TESTS },
      to: { path: '^(gateway|adapters)/', pathNot: ['^adapters/$1/', '^adapters/kit/', '^gateway/contracts/'] },
    },
    {
      name: 'kit-knows-no-vendor',
      severity: 'error',
      comment: 'The kit serves every vendor alike.',
      from: { path: '^adapters/kit/', pathNot: TESTS },
      to: { path: '^(gateway|adapters)/', pathNot: ['^adapters/kit/', '^gateway/contracts/'] },
    },
    {
      name: 'stores-know-only-contracts',
      severity: 'error',
      comment: 'A store keeps what it is given; how a page changes a sheet it learns from gateway/sheets.',
      from: { path: '^gateway/stores/', pathNot: TESTS },
      to: { path: '^(gateway|adapters)/', pathNot: ['^gateway/stores/', '^gateway/(contracts|sheets)/'] },
    },
    {
      name: 'stages-do-not-know-each-other',
      severity: 'error',
      comment: 'collect, forward and report meet only in the store; nobody calls a neighbour.',
      from: { path: '^gateway/(collect|forward|report)/', pathNot: TESTS },
      to: { path: '^gateway/', pathNot: ['^gateway/$1/', '^gateway/(contracts|sheets)/'] },
    },
    {
      name: 'rooms-do-not-reach-into-the-hall',
      severity: 'error',
      comment:
        'A room is handed its settings, log and clock; it does not fetch them from the hall: gateway/*.ts and the rooms that stand in it.',
      from: { path: '^(gateway/[^/]+/|adapters/)', pathNot: [...TESTS, `^gateway/(${HALL})/`] },
      to: { path: ['^gateway/[^/]+\\.ts$', `^gateway/(${HALL})/`] },
    },
    {
      name: 'only-main-opens-a-store',
      severity: 'error',
      comment: 'Which store is used is decided in gateway/main.ts alone.',
      from: { pathNot: ['^gateway/main\\.ts$', '^gateway/stores/', '^ops/bench/', ...TESTS] },
      to: { path: '^gateway/stores/' },
    },
    {
      name: 'only-the-finder-knows-adapters',
      severity: 'error',
      comment:
        'Which adapter, destination or channel a name means is decided in gateway/adapter-finder.ts alone, and whose simulator in simulator-finder.ts.',
      from: { pathNot: ['^gateway/(adapter|simulator)-finder\\.ts$', '^adapters/', '^ops/bench/', ...TESTS] },
      to: { path: '^adapters/' },
    },
    {
      name: 'no-code-imports-tests',
      severity: 'error',
      comment: 'Tests see code; code does not see tests.',
      from: { pathNot: [...TESTS, '^ops/'] },
      to: { path: TESTS },
    },
    {
      name: 'ops-is-not-imported',
      severity: 'error',
      comment: 'ops/ runs the gateway; it is no part of it.',
      from: { path: '^(gateway|adapters)/', pathNot: TESTS },
      to: { path: '^ops/' },
    },
    {
      name: 'simulators-are-strangers',
      severity: 'error',
      comment: 'A simulator knows the foreign protocol, not our reading of it.',
      from: { path: '^ops/simulators/', pathNot: TESTS },
      to: { path: '^(gateway|adapters)/' },
    },
    door('axios', 'adapters/kit/http'),
    door('p-queue', 'adapters/kit/', 'gateway/service/'),
    door('xml2js', 'adapters/kit/xml.ts'),
    door('express', 'gateway/http/', 'ops/simulators/'),
    door('ws', 'adapters/kit/web-socket', 'ops/simulators/'),
    door('mongoose', 'gateway/stores/mongo'),
    door('node-cron', 'gateway/service/'),
    door('nodemailer', 'adapters/smtp/'),
    door('prom-client', 'gateway/http/'),
    door('pino', 'gateway/log.ts'),
    door('commander', 'gateway/cli.ts', 'gateway/commands/command-line.ts'),
    door('cli-progress', 'gateway/terminal/progress.ts'),
    door('ajv', 'gateway/normalise/', 'gateway/config/schema-check.ts', 'ops/simulators/', 'ops/bench/'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
  },
};
