import { readFileSync, writeFileSync } from 'node:fs';

/*
 * Loaded before a measured program: when it ends, the most memory that it ever held (resident, KiB) stands in the file named by
 * SVOD_BENCH_PEAK. Linux tells it of the program alone; the figure of getrusage, used elsewhere, counts what it was forked from.
 */
process.on('exit', () => {
  const file = process.env['SVOD_BENCH_PEAK'];
  if (file) writeFileSync(file, String(peakKiB()));
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
