import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SYSTEMS, type System } from '../simulators/region/dialects.ts';
import { tellVendor, type Vendor, vendorTruth } from './vendor.ts';
import type { Wanted } from './wanted.ts';

/*
 * One truth, many dialects: the same region is kept in every journal system in turn, collected whole, and held against the region
 * itself and against what its simulator says that a perfect reader has.
 */

const USAGE = 'truth [--seed S] [--schools N] [--classes N] [--days N] [--system NAME]... [--json]';

/** @throws {RangeError} */
function asked(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      schools: { type: 'string', default: '3' },
      classes: { type: 'string', default: '6' },
      days: { type: 'string', default: '10' },
      system: { type: 'string', multiple: true, default: [...SYSTEMS] },
      json: { type: 'boolean', default: false },
    },
  });
  const whole = (name: 'schools' | 'classes' | 'days', most: number): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new RangeError(`--${name} ${values[name]}: write a whole number from 1 to ${most}.`);
    return value;
  };
  const known = (word: string): System => {
    const found = SYSTEMS.find((system) => system === word);
    if (!found) throw new RangeError(`--system ${word}: there are ${SYSTEMS.join(', ')}.`);
    return found;
  };
  const sizes = { schools: whole('schools', 800), classes: whole('classes', 60), days: whole('days', 400) };
  return { seed: values.seed, ...sizes, systems: values.system.map(known), json: values.json };
}

async function main(wanted: Wanted): Promise<boolean> {
  const vendors: Vendor[] = [];
  for (const system of wanted.systems) {
    const data = mkdtempSync(join(tmpdir(), 'svod-truth-'));
    try {
      const vendor = await vendorTruth(system, data, wanted);
      vendors.push(vendor);
      if (!wanted.json) process.stdout.write(tellVendor(vendor));
      for (const one of vendor.first) process.stderr.write(`${system}: ${one}\n`);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }
  const told = vendors.map(({ name, sheets, differences, unexplained }) => ({
    name,
    sheets,
    differences,
    unexplained,
  }));
  if (wanted.json) process.stdout.write(`${JSON.stringify({ seed: wanted.seed, vendors: told })}\n`);
  return vendors.every(({ unexplained }) => unexplained === 0);
}

try {
  process.exitCode = (await main(asked(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `${(error as Error).message}\n${error instanceof RangeError || error instanceof TypeError ? `${USAGE}\n` : ''}`,
  );
  process.exitCode = 2;
}
