import { accessSync, constants, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileInTheWay, nearestFolder } from '../data-folder/in-the-way.ts';
import { storesUnforgetting } from '../keeping/forgotten-list.ts';
import type { MessageKey } from '../messages/messages.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

/** Bits that let others than the owner into the data folder. */
const OTHERS = 0o077;

export function checkData({ data }: Patient): Check {
  const id = 'data';
  const file = fileInTheWay(data) ?? fileInTheWay(join(data, 'locks'));
  if (file !== undefined) return { id, result: 'failed', ...inTheWay(file) };
  if (!existsSync(data)) {
    return canWrite(nearestFolder(data))
      ? { id, result: 'skipped', detail: sentence('doctor.no-data', { folder: data }) }
      : unwritable(data);
  }
  if (!canWrite(data)) return unwritable(data);
  const mode = statSync(data).mode & 0o777;
  if ((mode & OTHERS) !== 0)
    return warning('doctor.data-mode', 'doctor.data-mode-fix', { folder: data, mode: mode.toString(8) });
  const [open, aside] = [openFiles(data), storesUnforgetting(data)].map((files) => files.join(' '));
  if (open) return warning('doctor.data-files', 'doctor.data-files-fix', { files: open });
  if (aside) return warning('doctor.data-aside', 'doctor.data-aside-fix', { files: aside });
  const stranger = strangerIn(data);
  if (stranger !== undefined)
    return warning('doctor.data-owner', 'doctor.data-owner-fix', { folder: data, name: stranger });
  return { id, result: 'ok', detail: sentence('doctor.data', { folder: data }) };
}

/** Stores, those put aside too, keys and the list of forgotten people that others than the owner may read. */
const openFiles = (data: string): readonly string[] =>
  readdirSync(data)
    .filter((name) => /^(svod\.db|key\.json|forgotten\.json)/.test(name))
    .map((name) => join(data, name))
    .filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0);

/** A file of somebody else than the folder's owner: what root wrote there, the service cannot open. */
function strangerIn(folder: string): string | undefined {
  const { uid } = statSync(folder);
  return readdirSync(folder).find((name) => {
    // A log of the store may go while we look.
    const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
    return stat !== undefined && stat.uid !== uid;
  });
}

const warning = (detail: MessageKey, fix: MessageKey, values: Readonly<Record<string, string>>): Check => ({
  ...{ id: 'data', result: 'warning' },
  detail: sentence(detail, values),
  fix: sentence(fix, values),
});

const inTheWay = (file: string): Pick<Check, 'detail' | 'fix'> => ({
  detail: sentence('doctor.data-in-the-way', { file }),
  fix: sentence('doctor.data-in-the-way-fix', { file }),
});

const unwritable = (folder: string): Check => ({
  id: 'data',
  result: 'failed',
  detail: sentence('doctor.data-unwritable', { folder }),
  fix: sentence('doctor.data-fix'),
});

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
