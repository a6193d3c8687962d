import { setPriority } from 'node:os';
import { once } from 'node:events';
import { sqliteFiles } from '../../gateway/stores/sqlite/files.ts';
import { optionsOf } from './gateway-parts.ts';

/** One backup, in a process of its own as `svod backup` is: says that it is ready, and begins when it is told. */
const [file, target] = process.argv.slice(2) as [string, string];
// As the command does.
setPriority(10);
process.send!('ready');
await once(process, 'message');
process.disconnect();
await sqliteFiles(optionsOf(0)).backUp(file, target, { signal: new AbortController().signal });
