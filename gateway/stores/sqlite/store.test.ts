import { sqlitePlace } from '../../test/store-places.ts';
import { testStore } from '../../test/store-promises.ts';

describe('the embedded store', () => testStore(sqlitePlace));
