import { simulatedSystems } from '../simulator-finder.ts';

/** What `svod simulate` plays: the journals, and the platform. */
export const SYSTEMS: readonly string[] = [...simulatedSystems, 'mono-log'];
