import { lastCertificates } from '../certify/kept.ts';
import { editConfig } from '../config/edit.ts';
import type { SourceConfig } from '../config/config.ts';
import { namedConfig } from '../config/place.ts';
import { sourcesIn } from '../config/written.ts';
import { type Gateway, sourcesNamed } from '../gateway.ts';
import { configRules } from '../home.ts';
import { readJsonFile } from '../files/json-file.ts';
import { storedSources } from '../reading/file-sources.ts';
import { openGateway } from '../main.ts';
import { describeError, EXIT, type Output } from '../terminal/output.ts';
import { probeSources } from '../looking/probing.ts';
import { makeProgress } from '../terminal/progress.ts';
import { sourceStates } from '../looking/source-states.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import { actionOf } from './action.ts';
import { readingOf } from './broken.ts';
import type { CommandContext, Run } from './command.ts';
import { importSources } from './sources-import.ts';
import { showSources, stateResult } from './sources-shown.ts';

/** svod sources: how each stands and whose move it is; test asks the systems, pause and resume edit svod.json, import registers. */
export const run: Run = async (context, [word = 'list', ...names], options) => {
  const action = actionOf('sources', word, ['list', 'test', 'pause', 'resume', 'import']);
  if (action === 'import') return importSources(context, names, options);
  if (action === 'pause' || action === 'resume') return setPaused(context, names, action === 'pause');
  const { onBroken, isBroken } = readingOf(context.output);
  const gateway = await openGateway({
    configFile: context.configFile,
    ...(action === 'list' ? { onBroken } : { asked: (config) => sourcesNamed(config, names) }),
  });
  try {
    if (action === 'test') return await test(gateway, names, context);
    const asked = isBroken() ? await storedSources(gateway, names) : configured(gateway, names);
    return await list(gateway, asked, isBroken(), context.output);
  } finally {
    await gateway.close();
  }
};

const configured = ({ config, sourcesNamed }: Gateway, names: readonly string[]): readonly SourceConfig[] =>
  names.length === 0 ? config.sources : sourcesNamed(names);

/** Without the configuration nobody knows the destinations that sheets wait for. */
async function list(
  gateway: Gateway,
  asked: readonly SourceConfig[],
  isBroken: boolean,
  output: Output,
): Promise<number> {
  const known = await sourceStates(gateway, asked);
  const states = isBroken ? known.map(({ waiting: _unknown, ...state }) => state) : known;
  if (states.length === 0 && !isBroken) output.say('sources.none');
  const certificates = lastCertificates(gateway.data);
  if (states.length > 0) showSources(output, states, gateway.config.zone, certificates);
  output.result({
    sources: states.map((state) => stateResult(state, certificates.at(state.name, state.system), output.language)),
  });
  const isFinding =
    asked.some(({ lack, paused }) => lack && !paused) ||
    states.some(
      ({ state, openFindings, expiring, incidents }) =>
        state === 'failing' || openFindings + expiring.length + incidents.length > 0,
    );
  // Where the configuration is broken and the store knows nothing, nothing could be shown.
  if (isBroken && states.length === 0) return EXIT.usage;
  return isFinding ? EXIT.finding : EXIT.done;
}

async function test(gateway: Gateway, names: readonly string[], { output, signal }: CommandContext): Promise<number> {
  const sources = gateway.sourcesNamed(names);
  if (sources.length === 0) output.say('sources.none');
  const progress = makeProgress(output.text('sources.testing'), output);
  const probed = await probeSources(gateway, sources, signal, {
    // Who names a source wants to know whom it lets in; of hundreds, one account each is enough.
    isThorough: names.length > 0,
    onDone: (done) => progress.update(done, sources.length),
  });
  progress.stop();
  const results = probed.map((one) => {
    if (one.result === 'ok') {
      output.say('sources.works', { source: one.source, schools: one.schools.join(', ') || '–' });
      return one;
    }
    const { line, body } = describeError(one.error, output.language);
    output.say('sources.fails', { source: one.source, reason: line.replace(/^svod: /, '') });
    return { source: one.source, result: one.result, error: body };
  });
  const failed = probed.filter(({ result }) => result === 'failed').length;
  output.say('sources.tested', { count: probed.length, failed });
  output.result({ sources: results });
  return failed === 0 ? EXIT.done : EXIT.finding;
}

function setPaused(
  { output, configFile }: CommandContext,
  names: readonly string[],
  isPaused: boolean,
): Promise<number> {
  const file = namedConfig(configFile);
  const known = file === undefined ? [] : sourcesIn(readJsonFile(file, 'config.invalid').value);
  if (file === undefined || names.length === 0)
    throw told('usage.invalid', [sentence('usage.source-names', { hint: hintOf('', known) })]);
  for (const name of names)
    if (!known.includes(name))
      throw told('usage.invalid', [sentence('usage.no-source', { word: name, hint: hintOf(name, known) })]);
  const value = isPaused ? true : undefined;
  editConfig(
    file,
    names.map((name) => ({ path: ['sources', name, 'paused'], value })),
    configRules(),
  );
  for (const source of names) output.say(isPaused ? 'sources.paused' : 'sources.resumed', { source });
  output.result({ [isPaused ? 'paused' : 'resumed']: names });
  return Promise.resolve(EXIT.done);
}
