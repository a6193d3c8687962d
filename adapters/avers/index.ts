import { REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { aversWith } from './adapter.ts';

export default aversWith(REAL_CLOCKWORK);
