import { tellsBroken } from './broken.ts';
import type { Run } from './command.ts';
import { replayQuarantine } from '../reading/again.ts';
import { actionOf } from './action.ts';
import { knownSource } from '../reading/file-sources.ts';
import type { Gateway } from '../gateway.ts';
import { lookAt } from '../keeping/looks.ts';
import { localMoment } from '../messages/local-moment.ts';
import { openGateway } from '../main.ts';
import { problemIn } from '../messages/problems.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { type Cause, causesOf } from './causes.ts';
import { turnOf } from './turn.ts';

/** svod quarantine: causes, most frequent first; `show` lists the rows; `replay` releases what passes today; `looks`: who saw raw records. */
export const run: Run = async (context, [word = 'list'], options) => {
  const { output, configFile, signal } = context;
  const action = actionOf('quarantine', word, ['list', 'show', 'replay', 'looks']);
  const gateway = await openGateway({
    configFile,
    ...(action === 'replay' ? { turn: turnOf(context, 'quarantine replay') } : { onBroken: tellsBroken(output) }),
  });
  const source = options['source'] as string | undefined;
  try {
    if (action === 'looks') return showLooks(gateway, output);
    if (source) await knownSource(gateway, source);
    if (action === 'replay') {
      const { released, left } = await replayQuarantine(gateway, source, signal);
      output.say('quarantine.replayed', { released, left });
      output.result({ released, left });
      return left === 0 ? EXIT.done : EXIT.finding;
    }
    const rows = await Array.fromAsync(gateway.store.quarantined(source));
    const causes = causesOf(rows);
    if (rows.length === 0) output.say('quarantine.empty');
    if (action === 'list') for (const cause of causes) showCause(output, cause);
    else
      for (const row of rows)
        output.line(
          `${row.id} · ${row.source} · ${row.ref}: ${row.problems.map(({ code, path }) => `${path} [${code}]`).join(', ')}`,
        );
    const raws =
      action === 'show' && options['raw'] === true ? await lookAt(gateway, rows, 'quarantine show --raw') : [];
    for (const raw of raws) output.say('quarantine.raw', { ...raw });
    output.result(action === 'list' ? { causes } : { rows, ...(raws.length > 0 && { raws }) });
    return rows.length === 0 ? EXIT.done : EXIT.finding;
  } finally {
    await gateway.close();
  }
};

function showLooks({ keeping, config }: Gateway, output: Output): number {
  const looks = keeping.looks();
  if (looks.length === 0) output.say('quarantine.no-looks');
  for (const { at, ...look } of looks) output.say('quarantine.look', { at: localMoment(config.zone, at), ...look });
  output.result({ looks });
  return EXIT.done;
}

/** Two lines a cause: what is wrong how often, and the way out. */
export function showCause(output: Output, cause: Cause): void {
  const { count, sources, system, entity, path, code, ref, place } = cause;
  output.say('quarantine.cause', {
    count,
    system,
    what: [entity, path].join(' ').trim(),
    sources: namesOf(sources),
    message: problemIn(cause, output.language),
    code,
    ref,
  });
  output.say('quarantine.way-out', { fix: output.text(`way-out.${cause.wayOut}`, { place }) });
}

/** Sources that are named; of more, only how many. */
const NAMED = 3;
const namesOf = (sources: readonly string[]): string =>
  sources.length <= NAMED ? sources.join(', ') : `${sources.slice(0, NAMED).join(', ')} +${sources.length - NAMED}`;
