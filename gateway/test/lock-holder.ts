import { type LockName, tryLock } from '../data-folder/locks.ts';

/* A process that takes a lock, says so, and keeps it until it ends. Words: data folder, lock, command. */

const [data = '', name = 'writer', command = 'collect'] = process.argv.slice(2);
const lock = tryLock(data, name as LockName, command);
process.stdout.write(lock ? 'taken\n' : 'refused\n');
process.stdin.on('end', () => lock?.release()).resume();
