import { clockNow } from '../clock.ts';
import { checkConfig } from '../config/check.ts';
import { dataFolder, namedConfig } from '../config/place.ts';
import type { Check, Patient } from '../doctor/check.ts';
import { examine } from '../doctor/examine.ts';
import { configRules } from '../home.ts';
import { NOTHING_HERE } from '../doctor/region.ts';
import { configFor } from '../doctor/untried.ts';
import { makeLog } from '../log.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { SERVICE_ADDRESS } from '../service/address.ts';
import { makeProgress } from '../terminal/progress.ts';
import type { Run } from './command.ts';

const MIB = 1024 ** 2;
/** Bytes: a night's reading of a region and a backup fit; a page still does. */
const DISK = { short: 2048 * MIB, full: 200 * MIB } as const;
const SIGNS = { ok: '✓', warning: '!', failed: '✗', skipped: '–' } as const;

/** svod doctor: is everything in order, and what is to be done? Also before anything is configured. */
export const run: Run = async ({ output, configFile, signal }, _words, options) => {
  const progress = makeProgress(output.text('doctor.asking'), output);
  const now = clockNow();
  const checks = await examine(
    patientOf(configFile, output, now()),
    {
      gateway: { log: makeLog(process.env['SVOD_LOG'] ?? 'error'), now },
      signal,
      language: output.language,
      onDone: (done, total) => progress.update(done, total),
    },
    { isOffline: options['offline'] === true },
  );
  progress.stop();
  for (const check of checks) show(output, check);
  const failed = checks.filter(({ result }) => result === 'failed').length;
  const warnings = checks.filter(({ result }) => result === 'warning').length;
  output.line('');
  const isNothingHere = checks.some(({ id }) => id === NOTHING_HERE);
  if (failed + warnings - Number(isNothingHere) > 0) output.say('doctor.ill', { failed, warnings });
  else output.say(isNothingHere ? 'doctor.begin-here' : 'doctor.well');
  output.result({ checks: checks.map((check) => resultOf(output, check)) });
  return failed === 0 && !isNothingHere ? EXIT.done : EXIT.finding;
};

function patientOf(named: string | undefined, { language }: Output, now: Date): Omit<Patient, 'reached'> {
  const configFile = namedConfig(named);
  const mistakes = checkConfig(configFile, language).mistakes.filter(({ at }) => !at.startsWith('mappings')).length;
  const { config, untried } = configFor(configFile, configRules);
  return {
    ...{ configFile, config, untried, mistakes, data: dataFolder(named), env: process.env, now },
    nodeVersion: process.versions.node,
    disk: DISK,
    service: SERVICE_ADDRESS,
  };
}

function show(output: Output, check: Check): void {
  const { result, detail, title, fix } = resultOf(output, check);
  output.line(`  ${SIGNS[result]} ${title}: ${detail}`);
  if (fix !== null) output.line(`      → ${fix}`);
}

function resultOf({ text }: Output, { id, result, detail, fix }: Check) {
  const [kind = '', ...rest] = id.split(':');
  const isError = 'code' in detail;
  return {
    id,
    result,
    title: text(`doctor.title-${kind as Kind}`, { name: rest.join(':') }),
    detail: isError ? `${detail.message} [${detail.code}]` : text(detail.key, detail.values),
    fix: fix ? text(fix.key, fix.values) : isError ? detail.fix : null,
  };
}

type Kind =
  | 'node'
  | 'region'
  | 'configuration'
  | 'rules'
  | 'data'
  | 'disk'
  | 'store'
  | 'keys'
  | 'forgotten'
  | 'clock'
  | 'ports'
  | 'proxies'
  | 'proxy'
  | 'certificates'
  | 'certificate'
  | 'credentials'
  | 'credential'
  | 'source'
  | 'destination'
  | 'channel';
