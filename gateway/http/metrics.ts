import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EndedJob, Meter } from './meter.ts';

/** What is looked up when somebody asks for the figures. */
export interface Figures {
  /** By system: what became of the sources' last readings, and the ages of their last success in seconds. */
  readonly sources: readonly {
    readonly system: string;
    /** "ok", "failing", "never", "paused" */
    readonly states: Readonly<Record<string, number>>;
    readonly ages: readonly number[];
  }[];
  /** Sheet versions by destination and state. */
  readonly deliveries: readonly { readonly destination: string; readonly states: Readonly<Record<string, number>> }[];
  /** Jobs by kind, that run and that wait for their turn. */
  readonly jobs: readonly { readonly kind: string; readonly running: number; readonly waiting: number }[];
  /** Open incidents by owner. */
  readonly incidents: Readonly<Record<string, number>>;
  /** Bytes of the store's files. */
  readonly storeBytes: number;
}

export interface Metrics extends Meter {
  /** All figures in the text format of Prometheus. */
  text(figures: Figures): Promise<{ readonly type: string; readonly text: string }>;
}

/** Shares of the sources whose age is told; 1 is the oldest. The label "quantile" is a summary's alone. */
const SHARES = [0.5, 0.9, 0.99, 1] as const;
/** Milliseconds between two looks at how late the process is; ten, the library's own, cost more than all other idling. */
const LAG_MS = 250;
/** Of the library's figures of lateness these hold the whole interval between two looks: an alarm on them would never be silent. */
const OF_INTERVALS = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'] as const;
/** Seconds. */
const BUCKETS = [0.1, 1, 5, 15, 60, 300, 900, 3600, 4 * 3600];

/** Counters of this process. No label names a source: there may be thousands. */
export function makeMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_MS });
  for (const share of OF_INTERVALS) registry.removeSingleMetric(`nodejs_eventloop_lag_${share}_seconds`);
  const counters = countersOn(registry);
  const gauges = gaugesOn(registry);
  gauges.info.set({ version }, 1);
  return {
    jobBegan: (kind) => counters.began.inc({ kind }),
    jobEnded: (end) => countEnd(counters, end),
    configRead(isValid) {
      gauges.configValid.set(isValid ? 1 : 0);
      if (isValid) gauges.configLoaded.setToCurrentTime();
    },
    async text(figures) {
      setGauges(gauges, figures);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

type Counters = ReturnType<typeof countersOn>;

function countersOn(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
    new Counter({ name, help, labelNames, registers });
  return {
    began: counter('svod_jobs_started_total', 'Jobs begun since the process started.', ['kind']),
    ended: counter('svod_jobs_total', 'Jobs ended since the process started, by how.', ['kind', 'system', 'outcome']),
    errors: counter('svod_job_errors_total', 'Jobs that failed, by the code of the error.', ['kind', 'system', 'code']),
    records: counter('svod_records_total', 'Raw records read, by what became of them.', ['system', 'result']),
    seconds: new Histogram({
      ...{ name: 'svod_job_duration_seconds', help: 'How long jobs took.', labelNames: ['kind'], registers },
      buckets: BUCKETS,
    }),
  };
}

function countEnd(counters: Counters, { kind, system, outcome, error, seconds, records = {} }: EndedJob): void {
  counters.ended.inc({ kind, system, outcome });
  counters.seconds.observe({ kind }, seconds);
  if (error !== undefined) counters.errors.inc({ kind, system, code: error });
  for (const result of ['accepted', 'quarantined', 'filtered'])
    if (records[result]) counters.records.inc({ system, result }, records[result]);
}

type Gauges = ReturnType<typeof gaugesOn>;

function gaugesOn(registry: Registry) {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name, help, labelNames, registers });
  return {
    info: gauge('svod_build_info', 'Always 1; the label is the version.', ['version']),
    configValid: gauge('svod_config_valid', '1: the configuration on the disk is at work; 0: it has mistakes.', []),
    configLoaded: gauge('svod_config_loaded_timestamp_seconds', 'When the configuration at work was read.', []),
    sources: gauge('svod_sources', 'Sources, by how their last reading ended.', ['system', 'state']),
    age: gauge(
      'svod_source_last_success_age_seconds',
      'Age of the last good reading: so large or less for this share of the sources of a system.',
      ['system', 'share'],
    ),
    deliveries: gauge('svod_deliveries', 'Versions of sheets, by what became of them.', ['destination', 'state']),
    running: gauge('svod_jobs_running', 'Jobs that run now.', ['kind']),
    waiting: gauge('svod_jobs_waiting', 'Jobs that are due and wait for their turn.', ['kind']),
    incidents: gauge('svod_incidents_open', 'Open incidents, by whose move it is.', ['owner']),
    store: gauge('svod_store_size_bytes', 'Size of the store’s files.', []),
  };
}

function setGauges(gauges: Gauges, { sources, deliveries, jobs, incidents, storeBytes }: Figures): void {
  const { sources: states, age, deliveries: sheets, running, waiting, incidents: open, store } = gauges;
  for (const gauge of [states, age, sheets, running, waiting, open]) gauge.reset();
  for (const { system, states: counts, ages } of sources) {
    for (const [state, count] of Object.entries(counts)) states.set({ system, state }, count);
    const sorted = ages.toSorted((a, b) => a - b);
    for (const share of SHARES)
      if (sorted.length > 0) age.set({ system, share: String(share) }, sorted[Math.ceil(share * sorted.length) - 1]!);
  }
  for (const { destination, states: counts } of deliveries)
    for (const [state, count] of Object.entries(counts)) sheets.set({ destination, state }, count);
  for (const { kind, ...load } of jobs) {
    running.set({ kind }, load.running);
    waiting.set({ kind }, load.waiting);
  }
  for (const [owner, count] of Object.entries(incidents)) open.set({ owner }, count);
  store.set(storeBytes);
}
