import { adapterNames, adapterOf } from '../adapter-finder.ts';
import { clockNow } from '../clock.ts';
import { certify, type Certificate, type Checked } from '../certify/certify.ts';
import { playSource } from '../certify/configured.ts';
import { type Kept, keepCertificate, lastCertificates, wantWritable, writeWhole } from '../certify/kept.ts';
import { certificatePage } from '../certify/page.ts';
import { type Manner, playSimulator, type Played } from '../certify/simulated.ts';
import type { Config, SourceConfig } from '../config/config.ts';
import { readToAsk } from '../config/read-config.ts';
import { dataFolder, namedConfig } from '../config/place.ts';
import { sourcesNamed } from '../gateway.ts';
import { configRules } from '../home.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { simulatedSystems } from '../simulator-finder.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import type { CommandContext, Run, Values } from './command.ts';
import { zoneHere } from './zone-here.ts';
import { certificateResult, certificatesInWords } from './certificate-shown.ts';
import { dialectIn } from './dialect.ts';
import { lieIn } from './lie.ts';

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** svod certify: all that an adapter promises, seen at its own simulator or at a configured source. */
export const run: Run = async (context, [word], options) => {
  if (options['list'] === true) return list(context, word);
  const source = sourceOf(context, options);
  const name = nameOf(word, source);
  if (options['html'] !== undefined) wantWritable(String(options['html']));
  const played = await play(context, name, source, options);
  try {
    return await certified(context, played, source, options);
  } finally {
    await played.stop();
  }
};

function sourceOf({ configFile }: CommandContext, { source, lie, dialect }: Values): SourceConfig | undefined {
  if (source === undefined) return undefined;
  if (lie !== undefined || dialect !== undefined) throw told('usage.invalid', [sentence('usage.certify-both')]);
  const asked = (config: Config) => sourcesNamed(config, [String(source)]);
  return asked(readToAsk(namedConfig(configFile), configRules(), asked))[0];
}

function nameOf(word: string | undefined, source: SourceConfig | undefined): string {
  if (word === undefined && !source)
    throw told('usage.invalid', [sentence('usage.certify-what', { hint: hintOf('', adapterNames.source) })]);
  const { name, pull } = adapterOf(word ?? source!.system);
  if (!pull) throw told('usage.invalid', [sentence('usage.certify-no-pull', { adapter: name })]);
  if (!source && !simulatedSystems.includes(name))
    throw told('usage.invalid', [sentence('usage.certify-no-simulator', { adapter: name })]);
  if (source && source.system !== name)
    throw told('usage.invalid', [
      sentence('usage.certify-other', { source: source.name, system: source.system, adapter: name }),
    ]);
  return name;
}

function play(
  { signal }: CommandContext,
  name: string,
  source: SourceConfig | undefined,
  options: Values,
): Promise<Played> {
  return source
    ? playSource(source, { now: clockNow()(), signal, wrongLogin: options['wrongLogin'] === true })
    : playSimulator(adapterOf(name), signal, mannerOf(name, options));
}

/** How the simulator is wished; plain at a source, with which neither word goes. */
const mannerOf = (name: string, options: Values): Manner => ({
  lie: lieIn(options),
  dialect: dialectIn(name, options),
});

async function certified(
  { output, configFile, signal }: CommandContext,
  { subject }: Played,
  source: SourceConfig | undefined,
  options: Values,
): Promise<number> {
  const { name: adapter, version } = subject.adapter;
  const progress = makeProgress(output.text('certify.progress', { adapter }), output);
  const onCheck = (_checked: Checked, done: number, total: number): void => progress.update(done, total);
  const certificate = await certify(subject, { language: output.language, signal, onCheck }).finally(() =>
    progress.stop(),
  );
  const kept: Kept = { at: clockNow()().toISOString(), version, source: source?.name ?? null, certificate };
  const { html } = options;
  const manner = mannerOf(adapter, options);
  const page = certificatePage(kept, output.language, manner);
  if (html !== undefined) writeWhole(String(html), page);
  // What a liar earns is nobody's certificate, and that of a dialect takes no other's place.
  const isOwn = options['lie'] === undefined && options['dialect'] === undefined;
  const file = isOwn ? keepCertificate(dataFolder(configFile), kept, page) : undefined;
  show(output, certificate, html === undefined ? file : String(html));
  output.result(certificate);
  return certificate.failed === 0 ? EXIT.done : EXIT.finding;
}

function show(output: Output, { adapter, checks, passed, failed }: Certificate, file: string | undefined): void {
  for (const { id, title, result, evidence } of checks) {
    output.line(`  ${SIGNS[result]} ${title} [${id}]`);
    if (result !== 'passed') output.line(`      → ${evidence}`);
  }
  output.line('');
  output.say('certify.done', { adapter, passed, failed, skipped: checks.length - passed - failed });
  if (file !== undefined) output.say('certify.report', { file });
}

/** Every adapter with its grade and its last certificates: at its simulator, and at each source; the named one with what it assumes. */
function list({ output, configFile }: CommandContext, only: string | undefined): number {
  const certificates = lastCertificates(dataFolder(configFile));
  const zone = zoneHere(configFile);
  const names = only === undefined ? adapterNames.source : [adapterOf(only).name];
  const adapters = names.map((name) => {
    const { grade, assumed = [] } = adapterOf(name);
    return { name, grade, assumed: assumed.map((one) => one[output.language]), kept: certificates.of(name) };
  });
  for (const { name, grade, assumed, kept } of adapters) {
    output.say('certify.listed', { adapter: name, grade: output.text(`grade.${grade}`), code: grade });
    if (only === undefined && assumed.length > 0)
      output.say('certify.assumed', { adapter: name, count: assumed.length });
    if (only !== undefined && assumed.length > 0) output.say('certify.assumes');
    if (only !== undefined) for (const one of assumed) output.line(`  – ${one}`);
    for (const words of certificatesInWords(output, name, kept, zone)) output.line(`  ${words}`);
  }
  output.result({
    adapters: adapters.map(({ kept, ...adapter }) => {
      const shown = kept.map(certificateResult);
      return { ...adapter, certificate: shown[0] ?? null, certificates: shown };
    }),
  });
  return EXIT.done;
}
