import { readFileSync, writeFileSync } from 'node:fs';

/** What a measured program has used of the machine when it ended. */
export interface Usage {
  /** The most memory that it ever held, resident. */
  readonly peakMiB: number;
  /** Seconds of processor time, the system's for it too. */
  readonly cpuSeconds: number;
}

/*
 * Loaded before a measured program: when it ends, its usage stands in the file named by SVOD_BENCH_USAGE. Linux tells the memory of
 * the program alone; the figure of getrusage, used elsewhere, counts what it was forked from.
 */
process.on('exit', () => {
  const file = process.env['SVOD_BENCH_USAGE'];
  if (!file) return;
  const { user, system } = process.cpuUsage();
  const usage: Usage = { peakMiB: peakKiB() / 1024, cpuSeconds: (user + system) / 1e6 };
  writeFileSync(file, JSON.stringify(usage));
});

function peakKiB(): number {
  try {
    const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (peak !== undefined) return Number(peak);
  } catch {
    // There is no /proc here.
  }
  return process.resourceUsage().maxRSS;
}
