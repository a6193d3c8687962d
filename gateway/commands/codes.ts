import { tellsBroken } from './broken.ts';
import type { Run } from './command.ts';
import { actionOf } from './action.ts';
import { localDay } from '../messages/local-moment.ts';
import { openGateway } from '../main.ts';
import { EXIT, reasonOf } from '../terminal/output.ts';

/** svod codes unknown: values that no code list has, most frequent first; a value is a finding. */
export const run: Run = async ({ output, configFile }, [action = 'unknown']) => {
  actionOf('codes', action, ['unknown']);
  const gateway = await openGateway({
    configFile,
    onBroken: tellsBroken(output),
    // Who corrects one list needs the work-list, whatever is wrong with another.
    onBrokenRules: (error) => void process.stderr.write(`svod: ${reasonOf(error, output.language)}\n`),
  });
  try {
    const codes = await Array.fromAsync(gateway.store.unknownCodes());
    codes.sort((a, b) => b.count - a.count);
    if (codes.length === 0) output.say('codes.none');
    for (const { list, value, count, schools, firstSeen } of codes)
      output.say('codes.row', {
        list,
        value,
        count,
        schools: schools.length,
        firstSeen: localDay(gateway.config.zone, firstSeen),
      });
    output.result({ codes });
    return codes.length === 0 ? EXIT.done : EXIT.finding;
  } finally {
    await gateway.close();
  }
};
