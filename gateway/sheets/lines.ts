import { GatewayError } from '../contracts/errors.ts';

/** Bytes; a sheet of a class is 30 KB, the roster of a large school 2 MB. */
const LONGEST_LINE = 64 * 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * Yields the lines of a text in UTF-8 without their line ends, one at a time: no line is read ahead, so memory holds one line
 * and one chunk. A last line without an end counts; an empty text has no line.
 *
 * @throws {GatewayError} file.invalid when a line is longer than 64 MiB, or is not UTF-8
 */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>, file: string): AsyncIterable<string> {
  let started: Buffer[] = [];
  let length = 0;
  let number = 0;
  const read = (parts: readonly Buffer[]): string => {
    number += 1;
    const text = textOf(parts);
    if (text === undefined) throw new GatewayError('file.invalid', `reading ${file}, line ${number}: is not UTF-8`);
    return text;
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      yield read([...started, bytes.subarray(from, end)]);
      started = [];
      length = 0;
      from = end + 1;
    }
    if (from === bytes.length) continue;
    // A copy: the chunk's own memory may be used again by who reads the file.
    started.push(Buffer.from(bytes.subarray(from)));
    length += bytes.length - from;
    if (length > LONGEST_LINE)
      throw new GatewayError('file.invalid', `reading ${file}: a line is longer than ${LONGEST_LINE} bytes`);
  }
  if (started.length > 0) yield read(started);
}

/** Undefined where the bytes are not UTF-8: read all the same, they would be stored as something else than was written. */
function textOf(parts: readonly Buffer[]): string | undefined {
  const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  const text = bytes.toString();
  if (text.includes('\ufffd') && !Buffer.from(text).equals(bytes)) return undefined;
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
