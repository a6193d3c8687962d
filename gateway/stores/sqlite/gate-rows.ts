import type { GateBook, GateReason, GateVerdict } from '../../contracts/gate.ts';
import type { Database, Row } from './database.ts';

export function gateBookOn(db: Database): GateBook {
  return {
    gates: async () =>
      new Map(
        db
          .all('SELECT * FROM gate WHERE id IN (SELECT max(id) FROM gate GROUP BY node) ORDER BY node')
          .map(verdictIn)
          .map((verdict) => [verdict.node, verdict]),
      ),
    gateHistory: async (node) => db.all('SELECT * FROM gate WHERE node = ? ORDER BY id', node).map(verdictIn),
    keepVerdict: async ({ node, isOpen, at, by, reasons, remark = null }) =>
      db.transaction('keeping a verdict', () => {
        db.run(
          'INSERT INTO gate (node, is_open, at, by, reasons, remark) VALUES (?, ?, ?, ?, ?, ?)',
          ...[node, isOpen ? 1 : 0, at.getTime(), by, JSON.stringify(reasons), remark],
        );
      }),
  };
}

function verdictIn({ node, is_open: isOpen, at, by, reasons, remark }: Row): GateVerdict {
  return {
    node: node as string,
    isOpen: isOpen === 1,
    at: new Date(at as number),
    by: by as GateVerdict['by'],
    reasons: JSON.parse(reasons as string) as GateReason[],
    ...(remark !== null && { remark: remark as string }),
  };
}
