import { readFileSync } from 'node:fs';
import { tellsBroken } from './broken.ts';
import type { CommandContext, Run, Values } from './command.ts';
import { adapterOf } from '../adapter-finder.ts';
import { storedSource } from '../reading/file-sources.ts';
import type { Gateway } from '../gateway.ts';
import { readBytes } from '../files/json-file.ts';
import { forgetPupils, type Forgotten, unknownPupils } from '../keeping/forget.ts';
import { storesUnforgetting } from '../keeping/forgotten-list.ts';
import { exportedAt } from '../keeping/key-export.ts';
import { localMoment } from '../messages/local-moment.ts';
import { openGateway } from '../main.ts';
import { toId } from '../normalise/operators/id.ts';
import type { People } from '../normalise/pseudonym.ts';
import { EXIT, type Output, reasonOf } from '../terminal/output.ts';
import { sentence, told } from '../messages/told.ts';
import { turnOf } from './turn.ts';

/** Lines of the file that are named. */
const NAMED = 20;

/** svod forget: erases pupils whose ids stand in a file or come on standard input; never on the command line. */
export const run: Run = async (context, [file], options) => {
  const { output, configFile } = context;
  const turn = options['yes'] === true ? { turn: turnOf(context, 'forget') } : {};
  const reader = options['list'] === true ? { onBroken: tellsBroken(output) } : {};
  const gateway = await openGateway({ configFile, isThere: true, ...turn, ...reader });
  try {
    if (options['list'] === true) return list(gateway, output);
    const schools = await schoolsOf(gateway, options);
    const isPiped = file === undefined || file === '-';
    const name = isPiped ? output.text('forget.standard-input') : file;
    const ids = idsIn(isPiped ? readFileSync(0, 'utf8') : readBytes(file).toString('utf8'), name);
    return await forgetAsked(gateway, ids, schools, options['yes'] === true, context);
  } finally {
    await gateway.close();
  }
};

async function forgetAsked(
  gateway: Gateway,
  lines: ReadonlyMap<string, number>,
  schools: readonly People[],
  isSure: boolean,
  { output }: CommandContext,
): Promise<number> {
  const ids = [...lines.keys()];
  const { school } = schools[0]!;
  const unknown = unknownPupils(gateway, ids, schools);
  const unknownLines = unknown.ids.map((id) => lines.get(id)!);
  if (!isSure) output.say('forget.ask', { count: ids.length, school });
  tellUnknown(output, { all: ids.length, lines: unknownLines, before: unknown.forgottenBefore, school });
  if (!isSure) {
    output.say('forget.again');
    output.result({ forgotten: 0, asked: ids.length, unknownLines });
    return EXIT.usage;
  }
  const forgotten = forgetPupils(gateway, ids, schools);
  const { reports, erased, uncompacted } = forgotten;
  tell(output, ids.length, forgotten);
  const aside = storesUnforgetting(gateway.data);
  if (aside.length > 0) output.say('forget.aside', { files: aside.join(' ') });
  if (exportedAt(gateway.data) === undefined) output.say('forget.export');
  output.result({ forgotten: ids.length, unknownLines, erased, reports, isCompacted: !uncompacted, aside });
  if (uncompacted) return EXIT.later;
  return aside.length > 0 ? EXIT.finding : EXIT.done;
}

/** Before anything is done: of whom the store says nothing, by the lines of the file, and what happens to them all the same. */
function tellUnknown(
  output: Output,
  unknown: {
    readonly all: number;
    readonly lines: readonly number[];
    readonly before: number;
    readonly school: string;
  },
): void {
  const { all, lines, before, school } = unknown;
  if (lines.length === 0) return;
  const named = lines.slice(0, NAMED).join(', ') + (lines.length > NAMED ? ', …' : '');
  output.say('forget.unknown', { all, count: lines.length, lines: named, school });
  if (before > 0) output.say('forget.before', { count: before });
  if (before < lines.length) output.say('forget.kept-out');
}

function tell(output: Output, people: number, { erased, uncompacted }: Forgotten): void {
  output.say('forget.done', { people, ...erased });
  if (uncompacted) output.say('forget.uncompacted', { reason: reasonOf(uncompacted, output.language) });
  output.say('forget.next');
}

function list({ keeping, config }: Gateway, output: Output): number {
  const reports = keeping.forgetReports();
  if (reports.length === 0) output.say('forget.nobody');
  for (const { at, person, school, erased } of reports)
    output.say('forget.listed', {
      at: localMoment(config.zone, at),
      person,
      school,
      records: erased.records,
      sheets: erased.sheets,
    });
  output.result({ forgotten: reports });
  return EXIT.done;
}

/** Ids with the line each stands in first; empty lines and what begins with # are left out. @throws {GatewayError} file.invalid, without the value */
function idsIn(text: string, file: string): ReadonlyMap<string, number> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const ids = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const id = toId(line);
    if (typeof id !== 'string') throw told('file.invalid', [sentence('forget.not-an-id', { file, line: index + 1 })]);
    if (!ids.has(id)) ids.set(id, index + 1);
  }
  if (ids.size === 0) throw told('file.invalid', [sentence('forget.none', { file })]);
  return ids;
}

/** The school whose ids they are, once for each installation of the system. @throws {GatewayError} usage.invalid */
async function schoolsOf(gateway: Gateway, options: Values): Promise<readonly People[]> {
  const [name, system, school] = ['source', 'system', 'school'].map((flag) => options[flag] as string | undefined);
  if (name !== undefined) {
    const source = await storedSource(gateway, name);
    if (!source) throw told('usage.invalid', [sentence('usage.no-source', { word: name, hint: '' })]);
    const installation = adapterOf(source.system).installationOf(source.settings);
    return [{ system: source.system, installation, school: school ?? (await onlySchool(gateway, name)) }];
  }
  if (system === undefined || school === undefined) throw told('usage.invalid', [sentence('forget.no-source')]);
  const adapter = adapterOf(system);
  const installations = gateway.config.sources
    .filter((source) => source.system === system)
    .map(({ settings }) => adapter.installationOf(settings));
  return [...new Set(['', ...installations])].map((installation) => ({ system, installation, school }));
}

async function onlySchool({ store }: Gateway, source: string): Promise<string> {
  const schools = new Set<string>();
  for await (const { slice } of store.slices(source)) schools.add(slice.school);
  const [only] = schools;
  if (only !== undefined && schools.size === 1) return only;
  if (schools.size === 0) throw told('usage.invalid', [sentence('forget.no-school-read')]);
  throw told('usage.invalid', [sentence('forget.no-school', { schools: [...schools].sort().join(', ') })]);
}
