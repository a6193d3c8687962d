/** Where `svod run` listens unless told otherwise. */
export const SERVICE_ADDRESS = { host: '127.0.0.1', port: 8470 } as const;
