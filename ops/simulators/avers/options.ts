/** There is nothing to choose: no two sources of this system contradict each other. @throws {RangeError} on any word */
export function dialectOf(words: readonly string[]): object {
  if (words.length > 0) throw new RangeError(`"${words[0]}" is no choice; this system has none.`);
  return {};
}
