import type { Role } from '../context.ts';
import { eachOf, toId } from './id.ts';
import { MappingError, type Operator } from './operator.ts';

const ROLES: readonly Role[] = ['pupil', 'staff', 'guardian'];

/** { "pseudonym": "pupil" } */
export const pseudonym: Operator = {
  name: 'pseudonym',
  about:
    'The keyed pseudonym of a person, from the vendor\'s id: "pupil", "staff" or "guardian". Of a list, each. Ids as for `id`. (The examples are run with a pseudonym that shows what it is made of.)',
  examples: [
    { step: 'pupil', value: 1000, gives: 'pupil:1000' },
    { step: 'staff', value: ['7', null, '8'], gives: ['staff:7', 'staff:8'] },
    { step: 'pupil', value: 'Иванов', gives: 'map.not-an-id' },
  ],
  prepare(argument) {
    const role = ROLES.find((known) => known === argument);
    if (!role) throw new MappingError(`"pseudonym" takes a role: ${ROLES.join(', ')}`);
    return (value, context) => {
      if (typeof value !== 'object') {
        const id = toId(value);
        return typeof id === 'string' ? context.pseudonym(role, id) : id;
      }
      return eachOf(value, (item) => {
        const id = toId(item);
        return typeof id === 'string' ? context.pseudonym(role, id) : id;
      });
    };
  },
};
