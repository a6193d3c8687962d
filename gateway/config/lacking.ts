import type { GatewayError } from '../contracts/errors.ts';
import { type Sentence, sentence, told } from '../messages/told.ts';
import type { Config, DestinationConfig } from './config.ts';

/** A source, destination or channel, as far as it matters whether it can be asked. */
export type FarSide = Pick<DestinationConfig, 'name' | 'paused' | 'lack'>;

/** Everybody whom the service asks. */
export const activeIn = ({ sources, destinations }: Pick<Config, 'sources' | 'destinations'>): readonly FarSide[] =>
  [...sources, ...destinations].filter(({ paused }) => !paused);

/** Every platform that is fed. */
export const activeDestinations = ({ destinations }: Pick<Config, 'destinations'>): readonly FarSide[] =>
  destinations.filter(({ paused }) => !paused);

/** Every way to people that is used. */
export const activeChannels = ({ channels }: Pick<Config, 'channels'>): readonly FarSide[] =>
  channels.filter(({ paused }) => !paused);

/** Whether there is somebody to ask, and nobody of them can be for want of a secret. */
export const lackAll = (asked: readonly FarSide[]): boolean =>
  asked.length > 0 && asked.every(({ lack }) => lack !== undefined);

/** What is said of those who cannot be asked: each lack once, since sources may share a secret. */
export function lackOf({ file }: Pick<Config, 'file'>, asked: readonly FarSide[]): GatewayError {
  const lacks = new Map(
    asked.flatMap(({ lack }): [string, Sentence][] => (lack ? [[JSON.stringify(lack), lack]] : [])),
  );
  return told('config.secret', [sentence('mistake.file', { file: file ?? 'svod.json' }), ...lacks.values()]);
}

/** @throws {GatewayError} config.secret where one who is about to be asked lacks a secret */
export function demandSecrets(config: Pick<Config, 'file'>, asked: FarSide): void {
  if (asked.lack) throw lackOf(config, [asked]);
}
