import { namedConfig } from '../config/place.ts';
import { fullSchema } from '../config/schema.ts';
import { effectiveConfig } from '../config/print.ts';
import { checkConfig, type ConfigCheck, toldMistakes } from '../config/check.ts';
import { configRules } from '../home.ts';
import { EXIT, type Output, reasonOf } from '../terminal/output.ts';
import { readWithoutSecrets } from '../config/read-config.ts';
import { actionOf } from './action.ts';
import type { Run } from './command.ts';

/** svod config: check tells every mistake at once; print shows what is in force, without secrets; schema is for an editor. */
export const run: Run = async ({ output, configFile }, [word = 'check']) => {
  const action = actionOf('config', word, ['check', 'print', 'schema']);
  if (action === 'schema') {
    output.data(JSON.stringify(fullSchema(configRules()), null, output.json ? undefined : 2));
    return EXIT.done;
  }
  const file = namedConfig(configFile);
  return action === 'print' ? print(output, file) : check(output, file);
};

function print(output: Output, file: string | undefined): number {
  const { lack } = readWithoutSecrets(file, configRules());
  const { config, secrets } = effectiveConfig(file, configRules());
  output.line(JSON.stringify(config, null, 2));
  if (lack) process.stderr.write(`svod: ${reasonOf(lack, output.language)}\n`);
  output.result({ file: file ?? null, config, secrets, missing: lack ? toldMistakes(lack, output.language) : [] });
  return lack ? EXIT.finding : EXIT.done;
}

function check(output: Output, file: string | undefined): number {
  const checked = checkConfig(file, output.language);
  show(output, checked);
  output.result(checked);
  return checked.mistakes.length === 0 ? EXIT.done : EXIT.usage;
}

function show(output: Output, { file, parts, mistakes, notes }: ConfigCheck): void {
  if (file === undefined) output.say('config.none');
  else output.say('config.file', { file });
  for (const { part, count, mistakes: wrong } of parts) {
    const told = count === undefined ? part : output.text('config.count', { part, count });
    output.say(wrong === 0 ? 'config.fine' : 'config.wrong', { part: told, count: wrong });
  }
  if (mistakes.length > 0) output.line('');
  for (const { message } of mistakes) output.line(`  ${message}`);
  for (const note of notes) output.line(`  ${note}`);
  output.line('');
  if (mistakes.length === 0) output.say('config.good');
  else output.say('config.bad', { count: mistakes.length });
}
