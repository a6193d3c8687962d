import Sequencer from '@jest/test-sequencer';

/**
 * Files whose tests start many processes, the longest first. jest would begin with the largest file wherever it does not know yet how
 * long each one takes, as on a clean machine: then the longest, which is small, ends long after all others.
 */
const LONGEST = [
  'gateway/test/guide.test.ts',
  'gateway/test/service.test.ts',
  'gateway/test/service-beside.test.ts',
  'gateway/demo/demo.test.ts',
  'gateway/test/keeping-kills.test.ts',
  'gateway/test/interrupted.test.ts',
  'gateway/keeping/commands.test.ts',
  'gateway/forwarding/gates.test.ts',
  'gateway/test/correcting.test.ts',
  'gateway/test/cli.test.ts',
];

/** jest's own order behind the longest. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rankOf = ({ path }) => {
      const rank = LONGEST.findIndex((name) => path.endsWith(`/${name}`));
      return rank < 0 ? LONGEST.length : rank;
    };
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
