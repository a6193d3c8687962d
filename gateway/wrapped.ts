/** Longest line of a mail, in signs. */
const MOST = 100;

/** The text with its lines cut at blanks, further lines indented; a word that is longer alone stands in a line of its own. */
export function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > MOST) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' && lines.length === 0 ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
