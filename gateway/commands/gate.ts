import { readingOf } from './broken.ts';
import type { Run, Values } from './command.ts';
import { actionOf } from './action.ts';
import { isPassed } from '../comply/gate.ts';
import type { NodeConfig } from '../config/config.ts';
import type { GatewayError } from '../contracts/errors.ts';
import type { GateVerdict } from '../contracts/gate.ts';
import { checkGates, computeGate, gatedNodes, keepGate } from '../forwarding/gates.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { regionNames } from '../looking/region-names.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import { turnOf } from './turn.ts';

const ACTIONS = ['list', 'check', 'open', 'close', 'auto', 'history'] as const;
type Action = (typeof ACTIONS)[number];

/** svod gate: whose exchange is open, and why; computes anew, or keeps what a person decides. A closed gate is a finding. */
export const run: Run = async (context, [word = 'list', id], options) => {
  const { output, configFile, signal } = context;
  const action = actionOf('gate', word, ACTIONS);
  const { node: named, remark, isUnreasoned } = wordsOf(action, id, options);
  // Without its turn: nobody waits for another command to hear of a missing word, or of a school that is not there.
  const isReading = action === 'list' || action === 'history' || isUnreasoned;
  const reader = readingOf(output);
  const gateway = await openGateway({
    configFile,
    ...(isReading ? { onBroken: reader.onBroken } : { turn: turnOf(context, `gate ${action}`) }),
  });
  try {
    if (isUnreasoned && reader.isBroken()) throw reasonless(action, named);
    if (isReading && reader.isBroken()) return await remembered(gateway, id, output);
    if (action === 'list') return await list(gateway, output);
    if (action === 'check') {
      output.say('gate.checked', { count: (await checkGates(gateway, { isWhole: true, signal })).length });
      return await list(gateway, output);
    }
    const node = await nodeNamed(gateway, action, named);
    if (isUnreasoned) throw reasonless(action, node.id);
    if (action === 'history') return await history(gateway, node.id, output);
    const verdict = await decided(gateway, action, node, remark);
    await keepGate(gateway, verdict);
    show(gateway, verdict, output);
    output.result({ gate: verdict });
    return EXIT.done;
  } finally {
    await gateway.close();
  }
};

/** Taken back from a person, a gate that figures had opened before is open again. */
async function decided(
  gateway: Gateway,
  action: Exclude<Action, 'list' | 'check' | 'history'>,
  node: NodeConfig,
  remark: string,
): Promise<GateVerdict> {
  if (action === 'auto') {
    const figures = await computeGate(gateway, node);
    const before = await gateway.operations.gateHistory(node.id);
    return { ...figures, isOpen: figures.isOpen || before.some(({ by, isOpen }) => by === 'figures' && isOpen) };
  }
  return { node: node.id, isOpen: action === 'open', at: gateway.now(), by: 'person', reasons: [], remark };
}

/** Node, and the reason of who opens or closes it; '' where none is wanted. @throws {GatewayError} usage.invalid where the node is missing */
function wordsOf(
  action: Action,
  id: string | undefined,
  { reason }: Values,
): { readonly node: string; readonly remark: string; readonly isUnreasoned: boolean } {
  if (action === 'list' || action === 'check') return { node: '', remark: '', isUnreasoned: false };
  if (id === undefined) throw told('usage.invalid', [sentence('usage.gate-node', { action })]);
  const said = typeof reason === 'string' ? reason.trim() : '';
  return { node: id, remark: said, isUnreasoned: (action === 'open' || action === 'close') && said === '' };
}

const reasonless = (action: Action, node: string): GatewayError =>
  told('usage.invalid', [sentence('usage.gate-reason', { action, node })]);

/** What was decided of a school is to be seen also when it has no gate any more. */
async function nodeNamed(gateway: Gateway, action: Action, id: string): Promise<NodeConfig> {
  const schools = gateway.config.nodes.filter(({ kind }) => kind === 'school');
  const nodes = action === 'history' ? schools : await gatedNodes(gateway);
  const node = nodes.find((one) => one.id === id);
  if (node) return node;
  const hint = hintOf(
    id,
    nodes.map((one) => one.id),
  );
  throw told('usage.invalid', [sentence('usage.no-school-node', { word: id, hint })]);
}

/** Where the tree of svod.json cannot be read: every verdict that was kept, or those of one node. */
async function remembered(gateway: Gateway, id: string | undefined, output: Output): Promise<number> {
  if (id !== undefined) return history(gateway, id, output);
  const verdicts = [...(await gateway.operations.gates()).values()];
  if (verdicts.length === 0) output.say('gate.none-kept');
  return listed(gateway, verdicts, output);
}

async function list(gateway: Gateway, output: Output): Promise<number> {
  const known = new Set((await gatedNodes(gateway)).map(({ id }) => id));
  const verdicts = [...(await gateway.operations.gates()).values()].filter(({ node }) => known.has(node));
  if (verdicts.length === 0) output.say('gate.none');
  return listed(gateway, verdicts, output);
}

function listed(gateway: Gateway, verdicts: readonly GateVerdict[], output: Output): number {
  for (const verdict of verdicts) show(gateway, verdict, output);
  const closed = verdicts.filter(({ isOpen }) => !isOpen).length;
  output.result({ closed, gates: verdicts });
  return closed > 0 ? EXIT.finding : EXIT.done;
}

async function history(gateway: Gateway, id: string, output: Output): Promise<number> {
  const verdicts = await gateway.operations.gateHistory(id);
  if (verdicts.length === 0) output.say('gate.none');
  for (const verdict of verdicts) show(gateway, verdict, output);
  output.result({ node: id, verdicts });
  return EXIT.done;
}

function show({ config }: Gateway, { node, isOpen, by, at, reasons, remark = '' }: GateVerdict, output: Output): void {
  const names = regionNames(config);
  output.say('gate.row', {
    ...{ node, name: names.node(node), at: names.moment(at) },
    state: output.text(isOpen ? 'gate.open' : 'gate.closed'),
    by: output.text(`gate.by-${by}`, { remark }),
  });
  for (const reason of reasons) {
    const { requirement, due, present, thresholdPercent: threshold } = reason;
    output.say('gate.reason', {
      ...{ due, present, threshold, mark: isPassed(reason) && due > 0 ? '+' : '−' },
      requirement: output.text(`requirement.${requirement as 'lesson'}`),
      percent: due === 0 ? 0 : Math.floor((present * 100) / due),
    });
  }
}
