import { REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { barsWith } from './adapter.ts';

export default barsWith(REAL_CLOCKWORK);
