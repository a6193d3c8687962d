import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Bench, BENCHES } from './benches.ts';
import { type Figure, figureIn, meets, type Target } from './figure.ts';
import { inFolder } from './workshop.ts';

/** Exit codes of svod: done, a finding (a target missed, a bench that failed), usage. */
const EXIT = { done: 0, finding: 1, usage: 2 } as const;
const { json: isJson, names, sizes } = asked(process.argv.slice(2));
/** Sizes given by hand, handed on to the benches as they are. */
const sizeWords = Object.entries(sizes).flatMap(([name, value]) => [`--${name}`, value]);

process.exitCode = await inFolder((folder) => main(names, folder));

/** The words of the command line; one that is not understood ends the process. */
function asked(args: readonly string[]) {
  try {
    const size = { type: 'string' } as const;
    const options = { json: { type: 'boolean' }, schools: size, sheets: size, records: size, minutes: size } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { json = false, ...sizes } = values;
    return { json, sizes, names: positionals };
  } catch (error) {
    process.stderr.write(
      `${(error as Error).message}\nbench [NAME…] [--json] [--schools N] [--sheets N] [--records N] [--minutes N]\n`,
    );
    process.exit(EXIT.usage);
  }
}

/**
 * Runs the named benches, or all, one after the other: figures of parallel runs would mean nothing.
 *
 * @param shared folder for what takes long to make ready and more than one of them needs
 */
async function main(names: readonly string[], shared: string): Promise<number> {
  const stranger = names.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (stranger !== undefined) {
    print(`There is no bench "${stranger}"; there are: ${BENCHES.map(({ name }) => name).join(', ')}.`);
    return EXIT.usage;
  }
  let missed = 0;
  for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name)))
    missed += await run(bench, shared);
  return missed === 0 ? EXIT.done : EXIT.finding;
}

/** Runs one bench and gives how many of its targets it missed. */
async function run(bench: Bench, shared: string): Promise<number> {
  if (!isJson) print(`${bench.name}: ${bench.about}`);
  const file = fileURLToPath(new URL(`./${bench.name}.ts`, import.meta.url));
  const options = ['--disable-warning=ExperimentalWarning', ...(bench.nodeOptions ?? [])];
  const child = spawn(process.execPath, [...options, file, ...sizeWords], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SVOD_BENCH_SHARED: shared },
  });
  const told = new Map<string, number>();
  for await (const line of createInterface({ input: child.stdout })) {
    const figure = figureIn(line);
    if (!figure) continue;
    told.set(figure.name, figure.value);
    show(figure, bench.targets[figure.name]);
  }
  const missing = Object.entries(bench.targets).filter(([name, target]) => {
    const value = told.get(name);
    return value === undefined || !meets(value, target);
  });
  for (const [name] of missing) if (!told.has(name) && !isJson) print(`  ${name}: not measured`);
  return missing.length;
}

function show(figure: Figure, target: Target | undefined): void {
  if (isJson) return print(JSON.stringify(figure));
  const bound = target && ('atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`);
  const verdict = target ? `   ${meets(figure.value, target) ? 'ok' : 'MISSED'} (${bound})` : '';
  print(`  ${figure.name.padEnd(28)} ${String(figure.value).padStart(12)} ${figure.unit}${verdict}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
