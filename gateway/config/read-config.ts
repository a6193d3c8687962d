import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { GatewayError } from '../contracts/errors.ts';
import type { KeepLimits } from '../contracts/keeping.ts';
import { jsonTextIn, parseSlipping, readBytes, type WrittenFile } from '../files/json-file.ts';
import { sentence, type Sentence, told } from '../messages/told.ts';
import { type Config, DEFAULTS, type DestinationConfig, emptyConfig, freeze, KEEP } from './config.ts';
import { type FarSide, lackAll, lackOf } from './lacking.ts';
import { scheduleMistakes, scheduleOf, timesOf } from './schedule.ts';
import { escaped, fileError, type Mistake, mistake, placedIn } from './mistake.ts';
import { checkerOf } from './schema-check.ts';
import { readSecretsFile } from './secrets-file.ts';
import { settingsIn, type SettingsOf, settingsReader } from './settings.ts';
import { treeMistakes } from './tree.ts';
import {
  type ConfigRules,
  type Kind,
  nameMistakes,
  nodeIdsIn,
  secretKeysIn,
  sourcesIn,
  type Usable,
  usableIn,
  type Written,
  wrongIn,
} from './written.ts';

/**
 * Reads svod.json; without `file`, the one in the working folder where there is one. All mistakes are told at once, by line.
 *
 * @throws {GatewayError} config.invalid; config.secret where secrets are all that is missing; config.missing for a named file
 */
export function readConfig(file: string | undefined, rules: ConfigRules, env: NodeJS.ProcessEnv = process.env): Config {
  const { config, lack } = readWithoutSecrets(file, rules, env);
  if (lack) throw lack;
  return config;
}

/** A configuration with the secrets that can be had. */
export interface ReadConfig {
  readonly config: Config;
  /** config.secret: those that cannot, which its settings do not have; what only those lack that are paused is not among them. */
  readonly lack: GatewayError | undefined;
  /** False where the file of the secrets of many cannot be read: then nobody knows whose secrets stand in it. */
  readonly isSecretsFileRead: boolean;
  /** Worth knowing, and no mistake; each with its line and place. */
  readonly notes: readonly Sentence[];
}

/**
 * As `readConfig`, for work that asks some of many: who lacks a secret says so (`lack`), and holds up nobody else.
 *
 * @param asked whom it asks
 * @throws {GatewayError} config.invalid; config.secret where nobody of them can be asked, and where the file of the secrets of many cannot be
 * read; config.missing for a named file
 */
export function readToAsk(
  file: string | undefined,
  rules: ConfigRules,
  asked: (config: Config) => readonly FarSide[],
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const { config, lack, isSecretsFileRead } = readWithoutSecrets(file, rules, env);
  if (lack && !isSecretsFileRead) throw lack;
  const all = asked(config);
  if (lackAll(all)) throw lackOf(config, all);
  return config;
}

/**
 * As `readConfig`, for work that asks no system and no platform: it wants names, zones and nodes, and no secret.
 *
 * @throws {GatewayError} config.invalid; config.missing for a named file
 */
export function readWithoutSecrets(
  file: string | undefined,
  rules: ConfigRules,
  env: NodeJS.ProcessEnv = process.env,
): ReadConfig {
  const path = resolve(file ?? 'svod.json');
  if (!existsSync(path)) {
    if (file === undefined) return { config: emptyConfig(), lack: undefined, isSecretsFileRead: true, notes: [] };
    throw told('config.missing', [sentence('mistake.config-missing', { file })]);
  }
  return configIn(readSlipping(path), path, rules, env);
}

/** The document of a configuration; commas too many or too few are told beside the other mistakes. @throws {GatewayError} config.invalid */
export function readSlipping(path: string): WrittenFile {
  const text = jsonTextIn(readBytes(path), path, 'config.invalid');
  if (text.trim() === '') throw told('config.invalid', [sentence('mistake.config-empty', { file: path })]);
  return parseSlipping(text, path, 'config.invalid');
}

/**
 * The configuration in a document that stands, or would stand, at a path.
 *
 * @throws {GatewayError} config.invalid
 */
export function configIn(
  document: WrittenFile,
  path: string,
  rules: ConfigRules,
  env: NodeJS.ProcessEnv = process.env,
): ReadConfig {
  const mistakes: Mistake[] = [
    ...document.repeated.map(({ name, pointer, line }) => ({
      ...mistake(pointer, 'mistake.key-twice', { name }),
      line,
    })),
    ...checkerOf(rules.schema)(document.value),
  ];
  const wrong = wrongIn(mistakes);
  const written = usableIn(document.value, wrong);
  const names = { sources: sourcesIn(document.value), ids: nodeIdsIn(document.value) };
  const more = [
    ...nameMistakes(written, rules),
    ...treeMistakes(written.nodes ?? [], names, wrong),
    ...scheduleMistakes(written.schedule),
  ];
  mistakes.push(...more.filter(({ pointer }) => !wrong.has(pointer)), ...slipsOf(document));
  const missing: Mistake[] = [];
  const notes: Mistake[] = [];
  const folder = dirname(path);
  const secrets = readSecretsFile(written.secrets, folder, secretKeysIn(document.value), { mistakes, missing, notes });
  const lacks = new Map<string, Mistake>();
  const settings = settingsIn(
    written,
    settingsReader(rules, { folder, env, secrets }, { mistakes, missing, notes, lacks }),
  );
  if (mistakes.length > 0) throw fileError('config.invalid', path, document, [...mistakes, ...missing]);
  const resting = pausedIn(written);
  const felt = missing.filter(({ pointer }) => !resting.some((at) => pointer.startsWith(at)));
  return {
    // Without a mistake all of it can be used.
    config: freeze(
      configOf(path, written as Written, {
        settings,
        lackIn: (kind, name) => placed(document, lacks.get(`${kind} ${name}`)),
      }),
    ),
    lack: felt.length > 0 ? fileError('config.secret', path, document, felt) : undefined,
    isSecretsFileRead: secrets.isReadable,
    notes: notes.map((one) => placedIn(document, one)),
  };
}

const slipsOf = ({ slips = [] }: WrittenFile): readonly Mistake[] =>
  slips.map(({ kind, line }) => ({ ...mistake('', `mistake.${kind}`), line }));

/** Where those stand whom nobody asks. */
const pausedIn = ({ sources, destinations, channels }: Usable): readonly string[] =>
  Object.entries({ sources, destinations, channels }).flatMap(([list, far]) =>
    Object.entries(far ?? {}).flatMap(([name, { paused }]) => (paused ? [`/${list}/${escaped(name)}/`] : [])),
  );

/** What the settings of everybody are, and whose lack a secret. */
interface Far {
  readonly settings: SettingsOf;
  lackIn(kind: Kind, name: string): { readonly lack?: Sentence };
}

const placed = (document: WrittenFile, why: Mistake | undefined): { readonly lack?: Sentence } =>
  why ? { lack: placedIn(document, why) } : {};

function configOf(path: string, written: Written, far: Far): Config {
  const schedule = scheduleOf(written.schedule ?? {});
  return {
    file: path,
    zone: written.zone ?? DEFAULTS.zone,
    profile: written.profile ?? DEFAULTS.profile,
    rawDays: written.rawDays ?? DEFAULTS.rawDays,
    holdLossFrom: written.holdLossFrom ?? DEFAULTS.holdLossFrom,
    credentialDays: written.credentialDays ?? DEFAULTS.credentialDays,
    schedule,
    keep: { ...KEEP, ...keepIn(written) },
    sources: Object.entries(written.sources ?? {}).map(([name, source]) => ({
      name,
      system: source.system,
      zone: source.zone ?? written.zone ?? DEFAULTS.zone,
      settings: far.settings('source', name),
      allowLoopback: source.allowLoopback ?? false,
      paused: source.paused ?? false,
      times: timesOf(schedule, source.schedule),
      ...far.lackIn('source', name),
    })),
    nodes: (written.nodes ?? []).map((node) => ({ ...node, journals: node.journals ?? [] })),
    destinations: farSidesOf('destination', written.destinations, far),
    channels: farSidesOf('channel', written.channels, far),
  };
}

/** Platforms and channels stand under the name of their adapter. */
const farSidesOf = (
  kind: 'destination' | 'channel',
  written: Written['destinations'] = {},
  { settings, lackIn }: Far,
): readonly DestinationConfig[] =>
  Object.entries(written).map(([name, { allowLoopback = false, paused = false }]) => ({
    ...{ name, allowLoopback, paused },
    settings: settings(kind, name),
    ...lackIn(kind, name),
  }));

function keepIn({ keep = {} }: Written): Partial<KeepLimits> {
  const { $comment: _comment, ...limits } = keep;
  return limits;
}
