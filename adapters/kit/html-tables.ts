/** One cell of a table. */
export interface Cell {
  readonly isHead: boolean;
  /** Text without tags; spaces collapsed. */
  readonly text: string;
  readonly colspan: number;
}

export interface Table {
  readonly classes: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A tag, a comment, or the text up to the next one. */
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The tables of a page, also where the file is called .xls. Cells need no end tags; what stands in a table inside a cell is text of that cell. */
export function tablesIn(html: string): readonly Table[] {
  const tables: { classes: readonly string[]; rows: { isHead: boolean; text: string; colspan: number }[][] }[] = [];
  let depth = 0;
  let isInCell = false;
  for (const [, closing, name, attributes = '', text] of html.matchAll(TOKEN)) {
    const table = tables.at(-1);
    const tag = name?.toLowerCase();
    if (tag === 'table') {
      depth += closing ? -1 : 1;
      if (!closing && depth === 1) tables.push({ classes: valueOf(attributes, 'class').split(/\s+/), rows: [] });
      if (depth === 0) isInCell = false;
    } else if (depth === 1 && table && tag === 'tr') {
      isInCell = false;
      if (!closing) table.rows.push([]);
    } else if (depth === 1 && table && (tag === 'td' || tag === 'th')) {
      isInCell = !closing;
      if (closing) continue;
      if (table.rows.length === 0) table.rows.push([]);
      const colspan = Number(valueOf(attributes, 'colspan')) || 1;
      table.rows.at(-1)!.push({ isHead: tag === 'th', text: '', colspan });
    } else if (isInCell && depth > 0) {
      const cell = table!.rows.at(-1)!.at(-1)!;
      // A line break parts words as a space does.
      cell.text += text === undefined ? ' ' : plain(text);
    }
  }
  return tables.map(({ classes, rows }) => ({
    classes,
    rows: rows.map((row) => row.map((cell) => ({ ...cell, text: cell.text.replaceAll(/\s+/g, ' ').trim() }))),
  }));
}

const valueOf = (attributes: string, name: string): string => {
  const [, double, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes) ?? [];
  return double ?? single ?? bare ?? '';
};

const plain = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, named?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (named !== undefined) return ENTITIES[named.toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
