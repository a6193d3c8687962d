import { REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { netschoolWith } from './adapter.ts';

export default netschoolWith(REAL_CLOCKWORK);
