/** `JSON.rawJSON` of the runtime, which the type library does not know yet: a number written digit by digit. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** An id as a JSON number, exact however many digits it has. Readers that make it a float round it: that is the vendor's way. */
export const numberOf = (id: string): unknown => rawJSON(id);

/** An id with its string twin: `{ [name]: 123, [name]_str: "123" }`; both null where there is none. */
export const withTwin = (name: string, id: string | undefined): Record<string, unknown> => ({
  [name]: id === undefined ? null : rawJSON(id),
  [`${name}_str`]: id ?? null,
});

/** A list of ids with its twin: `{ [name]: [1], [name]_str: ["1"] }`. */
export const withTwins = (name: string, ids: readonly string[]): Record<string, unknown> => ({
  [name]: ids.map((id) => rawJSON(id)),
  [`${name}_str`]: ids,
});
