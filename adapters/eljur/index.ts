import { REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { eljurWith } from './adapter.ts';

export default eljurWith(REAL_CLOCKWORK);
