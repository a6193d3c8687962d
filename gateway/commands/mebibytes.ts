/** Bytes as MiB with one digit after the point. */
export const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
