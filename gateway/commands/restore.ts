import type { Run } from './command.ts';
import { epochIn } from './epoch.ts';
import { ofBackup } from '../keeping/backup-file.ts';
import { restoreBackup } from '../keeping/restore.ts';
import { openDataFolder } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { alone } from './turn.ts';

/** svod restore: puts a backup into the place of the store. Without --yes it only says what it would do. */
export const run: Run = async (context, [backup = ''], options) => {
  const { output, configFile } = context;
  const folder = openDataFolder({ configFile });
  if (options['yes'] !== true) {
    const { sheets, unopened } = await ofBackup(backup, () => folder.files.foresee(backup));
    output.say('restore.ask', { file: folder.file, backup, sheets });
    if (unopened > 0) output.say('restore.unopened', { count: unopened });
    output.result({ restored: false, sheets, unopened });
    return EXIT.usage;
  }
  const report = await alone(context, 'restore', folder.data, () => restoreBackup(folder, backup));
  output.say('restore.done', { ...report, epoch: epochIn(report.epoch, folder.config.zone, output) });
  if (report.aside !== undefined) output.say('restore.aside', { file: report.aside });
  if (report.forgottenAgain > 0) output.say('restore.forgotten', { count: report.forgottenAgain });
  if (report.lost > 0) output.say('restore.lost', { count: report.lost });
  output.result({ restored: true, ...report });
  return EXIT.done;
};
