import { resolve } from 'node:path';
import { type Answers, begin, type Begun } from './beginning.ts';
import { emptyConfig } from '../config/config.ts';
import { configRules, HOME } from '../home.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { sentence, told } from '../messages/told.ts';
import type { Run, Values } from './command.ts';
import { askAnswers, listIn, wrongSystems, wrongZone } from './init-questions.ts';

/** svod init: asks for the region's name, zone and systems, or nothing with --yes, and writes a start into this folder. */
export const run: Run = async ({ output, configFile }, _words, options) => {
  const given = givenIn(options, output);
  const isAsked = options['yes'] !== true;
  if (isAsked && (!process.stdin.isTTY || output.json)) throw told('usage.invalid', [sentence('init.no-terminal')]);
  const terminal = { input: process.stdin, output: process.stdout };
  const answers = isAsked ? await askAnswers(given, configRules().names.source, output, terminal) : given;
  const begun = begin(resolve(configFile ?? 'svod.json'), answers, HOME, output.language);
  show(output, begun);
  output.result({ ...begun, ...answers });
  return EXIT.done;
};

function show(output: Output, { config, secrets, table, ignored }: Begun): void {
  output.say('init.config', { file: config });
  if (secrets !== undefined) output.say('init.secrets', { file: secrets });
  if (table !== undefined) output.say('init.table', { file: table });
  if (ignored !== undefined) output.say('init.ignored', { file: ignored });
  output.line('');
  output.say('init.next');
}

/** What the command line tells, and a default for the rest. @throws {GatewayError} usage.invalid */
function givenIn(options: Values, { text }: Output): Answers {
  const { source: known } = configRules().names;
  const { region = text('init.region'), zone = machineZone(), systems } = options as Record<string, string | undefined>;
  const named = systems === undefined ? known : listIn(systems);
  const wrong = wrongZone(zone) ?? wrongSystems(named, known);
  if (wrong) throw told('usage.invalid', [wrong]);
  return { region, zone, systems: named };
}

/** The zone of this machine, where it has one of a region. */
function machineZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return /^(Europe|Asia)\//.test(timeZone) ? timeZone : emptyConfig().zone;
}
