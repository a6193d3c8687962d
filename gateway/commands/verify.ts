import { tellsBroken } from './broken.ts';
import type { Run } from './command.ts';
import { epochIn } from './epoch.ts';
import { showDifference } from './ledger.ts';
import { ofBackup } from '../keeping/backup-file.ts';
import { openDataFolder } from '../main.ts';
import { EXIT } from '../terminal/output.ts';

/** svod verify: looks through the store, or a backup; what is wrong is a finding. Nothing is changed. */
export const run: Run = async ({ output, configFile }, [given]) => {
  const { file, files, keys, config } = openDataFolder({ configFile, onBroken: tellsBroken(output) });
  const checked = given === undefined ? files.check(file) : await ofBackup(given, () => files.check(given));
  const { ledger, damages, ...facts } = checked;
  const { keyId = keys.keyId } = facts;
  const isFitting = keyId === keys.keyId;
  const unopened = isFitting && damages.length === 0 ? files.foresee(facts.file).unopened : 0;
  if (damages.length > 0) output.say('verify.damaged', { file: facts.file });
  else output.say('verify.whole', { ...facts, keyId, epoch: epochIn(facts.epoch, config.zone, output) });
  for (const line of damages) output.say('verify.line', { line });
  if (!isFitting) output.say('verify.other-key', { keyId, present: keys.keyId });
  if (unopened > 0) output.say('verify.unopened', { count: unopened });
  if (ledger) output.say('verify.ledger', { difference: ledger.difference });
  else if (damages.length === 0) output.say('verify.older', { schema: facts.schema, known: files.schema });
  for (const one of ledger?.differences ?? []) showDifference(output, one);
  const difference = ledger && { difference: ledger.difference };
  output.result({ ...facts, isWhole: damages.length === 0, damages, isFitting, unopened, ...difference });
  return damages.length === 0 && isFitting && unopened === 0 && (ledger?.difference ?? 0) === 0
    ? EXIT.done
    : EXIT.finding;
};
