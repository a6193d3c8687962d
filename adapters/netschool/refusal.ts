import { GatewayError } from '../../gateway/contracts/errors.ts';

/** Whether one call was refused, or answered something unreadable, while the session is sound: others may be answered. */
export const isRefusal = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && ['http.forbidden', 'http.not-found', 'vendor.answer'].includes(error.code);
