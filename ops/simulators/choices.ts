/**
 * What words of `--dialect` choose together, each with the member that it sets; the later word counts.
 *
 * @throws {RangeError} on a word that is not there, with those that are
 */
export function chosen<Dialect>(
  words: readonly string[],
  known: Readonly<Record<string, Partial<Dialect>>>,
): Partial<Dialect> {
  const choices = words.map((word) => {
    if (known[word]) return known[word];
    throw new RangeError(`"${word}" is no choice; the choices are: ${Object.keys(known).join(', ')}.`);
  });
  return Object.assign({}, ...choices) as Partial<Dialect>;
}
