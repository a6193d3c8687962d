import { REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { meshWith } from './adapter.ts';

export default meshWith(REAL_CLOCKWORK);
