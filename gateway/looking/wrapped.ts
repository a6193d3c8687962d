/** Longest line of a mail, in signs. */
const MOST = 100;

/** The text with its line cut at blanks, further lines indented a little more; a longer word stands in a line of its own. */
export function wrapped(text: string): string {
  const [indent = ''] = /^ */.exec(text) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(' ')) {
    const longer = line === '' ? `${indent}${word}` : `${line} ${word}`;
    if (line === '' || longer.length <= MOST) line = longer;
    else {
      lines.push(line);
      line = `${indent}  ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
