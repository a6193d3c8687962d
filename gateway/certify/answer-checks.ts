import type { Page } from '../contracts/adapter.ts';
import type { GatewayError } from '../contracts/errors.ts';
import type { ExportLine } from '../sheets/export.ts';
import { type Check, failed, passed, skipped, type Verdict } from './check.ts';
import { driftOf } from './drift.ts';
import { largeIds } from './large-ids.ts';
import type { Meddler } from './relay.ts';
import { endOf, insteadOf, requestsOf, through, withDoor } from './through.ts';

const PAGE =
  '<!DOCTYPE html><html lang="ru"><title>Технические работы</title><h1>Ведутся технические работы</h1></html>';

/** A page for people with status 200 is no data, and no lack of data either. */
const html: Check = {
  id: 'answers.html',
  needs: ['relay'],
  async run(trial) {
    const from = Math.floor((await requestsOf(trial)) / 2);
    const meddler: Meddler = {
      instead: (_seen, nth) =>
        nth >= from ? insteadOf(200, PAGE, { 'content-type': 'text/html; charset=utf-8' }) : undefined,
    };
    return through(trial, meddler, async ({ config }) => {
      const left: string[] = [];
      const leftOut = ({ code }: GatewayError): void => void left.push(code);
      const own = withDoor(trial.subject, config, { firstWaitMs: 1 });
      const { error = left[0], isBug } = await endOf(trial, { config: own, leftOut });
      if (isBug) return failed('html-bug', { error: error ?? '–' });
      return error === undefined ? failed('html-taken') : passed('html-told', { error });
    });
  },
};

/** Fields of another type stop nothing: their records are listed and counted. */
const drift: Check = {
  id: 'answers.drift',
  needs: ['drift'],
  async run(trial) {
    const { subject } = trial;
    if (subject.drift) {
      await subject.drift();
      const pages = await Array.fromAsync(subject.adapter.pull!(subject.config, undefined, trial.context()));
      return listedOf(pages);
    }
    const drifting = driftOf();
    return through(trial, { text: drifting.text }, async ({ config }) => {
      const { pages, error, isBug } = await endOf(trial, { config });
      if (drifting.fields.size === 0) return skipped('no-fields');
      return isBug ? failed('drift-bug', { error: error ?? '–' }) : listedOf(pages, drifting.fields.size);
    });
  },
};

function listedOf(pages: readonly Page[], fields = 0): Verdict {
  const lost = pages.filter((page) => page.records().length !== page.received);
  return lost.length > 0 || pages.length === 0
    ? failed('drift-lost', { count: lost.length, pages: pages.length })
    : passed('drift-listed', { pages: pages.length, fields });
}

/** Ids beyond 2^53 stay exact, digit by digit: the same is read when the system numbers its things that high. */
const exact: Check = {
  id: 'ids.exact',
  needs: ['relay', 'reader'],
  async run(trial) {
    const numbering = largeIds(trial.subject.config);
    const own = await trial.told();
    return through(trial, numbering.meddler, async ({ config }) => {
      const { sheets, collected } = await trial.subject.reader!.read({ config });
      const records = sheets.flatMap(({ body }) => Object.values(body).flat());
      const isRounded = (text: string): boolean => numbering.isRounded(text) || numbering.ownIn(text).isRounded;
      const rounded = records.filter((record) => isRounded(JSON.stringify(record)));
      if (rounded.length > 0) return failed('rounded', { count: rounded.length, id: rounded[0]!.id });
      const owns = records.reduce((sum, record) => sum + numbering.ownIn(JSON.stringify(record)).count, 0);
      if (numbering.count() + owns === 0) return skipped('no-numbers');
      const [before, after] = [countsOf(own.sheets), countsOf(sheets)];
      const lost = [...before].flatMap(([entity, count]) =>
        count === (after.get(entity) ?? 0) ? [] : [`${entity} ${after.get(entity) ?? 0} / ${count}`],
      );
      const error = collected[0]!.error?.code;
      return lost.length === 0
        ? passed('exact', { after: records.length, numbers: numbering.count(), owns })
        : failed('ids-lost', { lost: [...lost, ...(error === undefined ? [] : [`[${error}]`])].join(', ') });
    });
  },
};

/** How many records of each entity stand in sheets. */
function countsOf(sheets: readonly ExportLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [entity, records] of sheets.flatMap(({ body }) => Object.entries(body)))
    counts.set(entity, (counts.get(entity) ?? 0) + records.length);
  return counts;
}

export const ANSWER_CHECKS: readonly Check[] = [html, drift, exact];
