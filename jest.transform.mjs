import { stripTypeScriptTypes } from 'node:module';

/** Tests run as the program does: Node's own type stripping, no compiler in between. */
export default {
  process: (code) => ({ code: stripTypeScriptTypes(code) }),
  processAsync: async (code) => ({ code: stripTypeScriptTypes(code) }),
};
