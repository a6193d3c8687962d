import { memoryPlace } from '../../test/store-places.ts';
import { testStore } from '../../test/store-promises.ts';

describe('the memory store', () => testStore(memoryPlace));
