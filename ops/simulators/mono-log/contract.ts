import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const CONTRACT = new URL('../../../schemas/mono-log/openapi.yaml', import.meta.url);

/** One disagreement with the contract: where and what. */
export interface ContractError {
  readonly path: string;
  readonly message: string;
}

/** Says how a value disagrees with a part of the contract; undefined when it agrees. */
export type Check = (value: unknown) => readonly ContractError[] | undefined;

/** Gives the check for a part of openapi.yaml, by JSON Pointer ("#/components/schemas/Node"). Compiled once a pointer. */
export type Contract = (pointer: string) => Check;

let read: Contract | undefined;

/** openapi.yaml, which both sides hold; read once a process, for it takes a tenth of a second. */
export const readContract = (): Contract => (read ??= compileContract());

function compileContract(): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(parse(readFileSync(CONTRACT, 'utf8')) as object, 'contract');
  const compiled = new Map<string, Check>();
  return (pointer) => {
    let check = compiled.get(pointer);
    if (!check) compiled.set(pointer, (check = toCheck(ajv.compile({ $ref: `contract${pointer}` }))));
    return check;
  };
}

const toCheck =
  (validate: ValidateFunction): Check =>
  (value) =>
    validate(value)
      ? undefined
      : (validate.errors ?? []).map(({ instancePath, message }) => ({
          path: instancePath,
          message: message ?? 'is wrong',
        }));
