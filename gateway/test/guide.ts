import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/* The operator's guide, docs/guide.ru.md, as something to be followed. */

export const GUIDE = readFileSync(fileURLToPath(new URL('../../docs/guide.ru.md', import.meta.url)), 'utf8');

/** A comment says what becomes of the block behind it. */
const STEP = /<!-- (run|window|file|stop|machine)(?:: (\S+))? -->(?:\s+```\w+\n([^]*?)```)?/g;

/**
 * - run: typed line by line
 * - window: goes on in a window of its own, on port `word`
 * - stop: Ctrl-C in the window of that port
 * - file: written into the region's folder as `word`
 * - machine: typed line by line on a machine of its own, by root
 */
export interface Step {
  readonly kind: string;
  readonly word: string;
  readonly text: string;
}

export const stepsOfGuide = (): readonly Step[] =>
  [...GUIDE.matchAll(STEP)].map(([, kind = '', word = '', text = '']) => ({ kind, word, text }));

/** One shell for a whole part of the guide: what is exported stays. */
export class Shell {
  private readonly child: ChildProcess;
  private heard = '';

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.child = spawn('bash', { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.heard += text));
  }

  /** Types a line; gives its exit code and what it told. */
  async line(text: string): Promise<{ readonly code: number; readonly told: string }> {
    this.heard = '';
    this.child.stdin!.write(`${text}\necho "@@ $?"\n`);
    for (;;) {
      const [, told = '', code] = /^([^]*)@@ (\d+)\n/.exec(this.heard) ?? [];
      if (code !== undefined) return { code: Number(code), told };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  end(): void {
    this.child.stdin!.end();
  }
}
