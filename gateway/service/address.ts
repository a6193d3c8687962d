/** Where the service listens unless told otherwise: its pages are for this machine. */
export const SERVICE_ADDRESS = { host: '127.0.0.1', port: 8470 } as const;
