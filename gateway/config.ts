import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Node } from './contracts/destination.ts';
import { GatewayError } from './contracts/errors.ts';
import { type JsonFile, readJsonFile } from './json-file.ts';
import { addIdentifierFormats } from './normalise/formats.ts';
import { plainSecrets, withSecrets } from './secrets.ts';

export interface SourceConfig {
  readonly name: string;
  readonly system: string;
  readonly zone: string;
  readonly settings: unknown;
  readonly allowLoopback: boolean;
  readonly paused: boolean;
}

export interface DestinationConfig {
  readonly name: string;
  readonly settings: unknown;
  readonly allowLoopback: boolean;
  readonly paused: boolean;
}

export interface NodeConfig extends Node {
  readonly journals: readonly { readonly source: string; readonly school: string }[];
}

/** Everything that is configured; frozen. Secrets are resolved: never print `settings`. */
export interface Config {
  readonly file: string | undefined;
  readonly zone: string;
  readonly profile: string;
  readonly rawDays: number;
  readonly holdLossFrom: number;
  readonly sources: readonly SourceConfig[];
  readonly nodes: readonly NodeConfig[];
  readonly destinations: readonly DestinationConfig[];
}

/** What an adapter or a destination says of its settings. */
export type SettingsSchemas = (kind: 'source' | 'destination', name: string) => object | undefined;

interface Written {
  readonly zone?: string;
  readonly profile?: string;
  readonly rawDays?: number;
  readonly holdLossFrom?: number;
  readonly sources?: Readonly<Record<string, Partial<Omit<SourceConfig, 'name'>> & { readonly system: string }>>;
  readonly nodes?: readonly (Node & Pick<Partial<NodeConfig>, 'journals'>)[];
  readonly destinations?: Readonly<Record<string, Partial<Omit<DestinationConfig, 'name'>>>>;
}

const DEFAULTS = { zone: 'Europe/Moscow', profile: 'default', rawDays: 30, holdLossFrom: 10 } as const;
/** The folder that holds store and key: SVOD_DATA, else ./data. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => resolve(env['SVOD_DATA'] ?? 'data');

/** The configuration used where none is written: no sources, no destinations. */
export const emptyConfig = (): Config =>
  freeze({ file: undefined, ...DEFAULTS, sources: [], nodes: [], destinations: [] });

/**
 * Reads svod.json; without `file`, the one in the working folder where there is one. All mistakes are told at once.
 *
 * @throws {GatewayError} config.invalid, config.secret, config.missing (a named file that is not there)
 */
export function readConfig(
  file: string | undefined,
  schema: object,
  settingsOf: SettingsSchemas,
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const path = resolve(file ?? 'svod.json');
  if (!existsSync(path)) {
    if (file === undefined) return emptyConfig();
    throw new GatewayError('config.missing', `reading ${file}: is not there`);
  }
  const document = readJsonFile(path, 'config.invalid');
  const validate = compile(schema);
  const mistakes = validate(document.value) ? [] : (validate.errors ?? []).map((error) => mistake(error, '', document));
  if (mistakes.length === 0) mistakes.push(...wrongReferences(document));
  if (mistakes.length > 0) throw invalid(path, mistakes);
  const written = document.value as Written;
  const secrets = (value: unknown): unknown => withSecrets(value, dirname(path), env);
  const found: string[] = [];
  const check = (kind: 'source' | 'destination', name: string, adapter: string, settings: unknown): unknown => {
    const pointer = `/${kind}s/${name}/settings`;
    const settingsSchema = settingsOf(kind, adapter);
    if (!settingsSchema) {
      found.push(`line ${document.lineOf(`/${kind}s/${name}`)}: ${kind} "${name}": there is no adapter "${adapter}"`);
      return settings;
    }
    found.push(
      ...plainSecrets(settings, settingsSchema, pointer).map(
        (at) =>
          `line ${document.lineOf(at)}: ${at} is a secret and stands in the file; write {"$env": "NAME"} or {"$file": "path"}`,
      ),
    );
    const resolved = secrets(settings);
    const checkSettings = compile(settingsSchema);
    if (!checkSettings(resolved))
      found.push(...(checkSettings.errors ?? []).map((error) => mistake(error, pointer, document)));
    return resolved;
  };
  const config = {
    file: path,
    ...DEFAULTS,
    ...pick(written),
    sources: Object.entries(written.sources ?? {}).map(([name, source]) => ({
      name,
      system: source.system,
      zone: source.zone ?? written.zone ?? DEFAULTS.zone,
      settings: check('source', name, source.system, source.settings ?? {}),
      allowLoopback: source.allowLoopback ?? false,
      paused: source.paused ?? false,
    })),
    nodes: (written.nodes ?? []).map((node) => ({ ...node, journals: node.journals ?? [] })),
    destinations: Object.entries(written.destinations ?? {}).map(([name, destination]) => ({
      name,
      settings: check('destination', name, name, destination.settings ?? {}),
      allowLoopback: destination.allowLoopback ?? false,
      paused: destination.paused ?? false,
    })),
  };
  if (found.length > 0) throw invalid(path, found);
  return freeze(config);
}

const pick = ({ zone, profile, rawDays, holdLossFrom }: Written): Partial<typeof DEFAULTS> =>
  JSON.parse(JSON.stringify({ zone, profile, rawDays, holdLossFrom })) as Partial<typeof DEFAULTS>;

const invalid = (path: string, mistakes: readonly string[]): GatewayError =>
  new GatewayError('config.invalid', `reading ${path}: ${mistakes.join('; ')}`);

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true });
  addFormats.default(ajv);
  addIdentifierFormats(ajv);
  return ajv.compile(schema);
}

function mistake(error: ErrorObject, base: string, document: JsonFile): string {
  const pointer = base + error.instancePath;
  const extra = error.keyword === 'additionalProperties' ? ` ("${String(error.params['additionalProperty'])}")` : '';
  const allowed = error.keyword === 'enum' ? `: ${(error.params['allowedValues'] as unknown[]).join(', ')}` : '';
  return `line ${document.lineOf(pointer)}: ${pointer || '/'} ${error.message ?? 'is not valid'}${extra}${allowed}`;
}

/** Nodes whose parent does not stand before them, and journals of sources that are not there. */
function wrongReferences(document: JsonFile): string[] {
  const { nodes = [], sources = {} } = document.value as Written;
  const seen = new Set<string>();
  const mistakes: string[] = [];
  for (const [index, node] of nodes.entries()) {
    const line = `line ${document.lineOf(`/nodes/${index}`)}: node "${node.id}"`;
    if (seen.has(node.id)) mistakes.push(`${line} stands twice`);
    if (node.kind === 'region' ? node.parent !== undefined : !seen.has(node.parent ?? ''))
      mistakes.push(`${line}: its parent must stand before it`);
    for (const journal of node.journals ?? [])
      if (!Object.hasOwn(sources, journal.source)) mistakes.push(`${line}: there is no source "${journal.source}"`);
    seen.add(node.id);
  }
  return mistakes;
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
