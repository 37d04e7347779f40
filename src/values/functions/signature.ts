import type { BicepForm, BicepFunction, Signature } from '../../template/functions.ts';
import { operatorForm } from '../../template/operators.ts';
import type { PrimitiveType } from '../../template/types.ts';
import type { Value } from '../value.ts';
import type {
  Argument,
  FunctionEntry,
  FunctionRow,
  FunctionSignature,
  Kind,
  ParameterSignature,
  PlainRule,
  Result,
} from './entry.ts';

const guide = 'https://learn.microsoft.com/azure/azure-resource-manager';

/** The pages of the function reference, by family. Families that only Bicep's reference has are marked `bicep-`. */
const pages = {
  array: `${guide}/templates/template-functions-array`,
  cidr: `${guide}/templates/template-functions-cidr`,
  comparison: `${guide}/templates/template-functions-comparison`,
  date: `${guide}/templates/template-functions-date`,
  deployment: `${guide}/templates/template-functions-deployment`,
  lambda: `${guide}/templates/template-functions-lambda`,
  logical: `${guide}/templates/template-functions-logical`,
  numeric: `${guide}/templates/template-functions-numeric`,
  object: `${guide}/templates/template-functions-object`,
  resource: `${guide}/templates/template-functions-resource`,
  scope: `${guide}/templates/template-functions-scope`,
  string: `${guide}/templates/template-functions-string`,
  'bicep-array': `${guide}/bicep/bicep-functions-array`,
  'bicep-deployment': `${guide}/bicep/bicep-functions-deployment`,
  'bicep-flow': `${guide}/bicep/bicep-functions-flow-control`,
  'bicep-lambda': `${guide}/bicep/bicep-functions-lambda`,
  'bicep-object': `${guide}/bicep/bicep-functions-object`,
  'bicep-operators': `${guide}/bicep/operators-access`,
  'bicep-parameters': `${guide}/bicep/bicep-functions-parameters-file`,
  'bicep-resource': `${guide}/bicep/bicep-functions-resource`,
  'bicep-string': `${guide}/bicep/bicep-functions-string`,
} as const;

export type Family = keyof typeof pages;

/** Families that Bicep has in the namespace `az`. */
const azure: ReadonlySet<Family> = new Set(['bicep-deployment', 'bicep-resource', 'deployment', 'resource', 'scope']);

/**
 * Reads one row of a table: `padLeft(valueToPad: string|int|null, totalLength: int, [paddingCharacter: string]): string`.
 * Optional parameters stand in brackets, `...` marks one that may be repeated or left out, `any` takes all but a lambda.
 */
function signature(family: Family, text: string): FunctionSignature {
  const [, name = '', list = '', returns = 'any'] = /^([\w*]+)\((.*)\): (\w+)$/.exec(text) ?? [];
  const parameters = list === '' ? [] : list.split(', ').map(parameter);
  const repeats = parameters.at(-1)?.repeats === true;
  return {
    name,
    signature: `${name}(${parameters.map(shown).join(', ')})`,
    parameters,
    minArguments: parameters.filter((each) => !each.optional).length,
    maxArguments: repeats ? Number.POSITIVE_INFINITY : parameters.length,
    returns: returns as PrimitiveType,
    page: `${pages[family]}#${name.toLowerCase().replace('*', '')}`,
  };
}

function parameter(text: string): ParameterSignature {
  const [, bracket, dots, name = '', types = ''] = /^(\[?)((?:\.\.\.)?)(\w+): ([\w|]+)\]?$/.exec(text) ?? [];
  const repeats = dots === '...';
  const accepts = types === 'any' ? undefined : (types.split('|') as Kind[]);
  return { name, accepts, optional: repeats || bracket === '[', repeats };
}

function shown(each: ParameterSignature): string {
  if (each.repeats) return `[${each.name}, …]`;
  return each.optional ? `[${each.name}]` : each.name;
}

/** What a row says beside how the function is called and what it does. */
export interface RowFacts extends Pick<FunctionRow, 'passage'> {
  /** What to do in Bicep, which lacks it; operators say so themselves. */
  readonly adviceInBicep?: string;
  /** How Bicep calls it, where it takes more or fewer arguments there. */
  readonly calledInBicep?: string;
  /** Policies lack it. Those that take a lambda they lack all. */
  readonly inPolicies?: false;
}

/** All that a row says but for what the function does. */
export function row(family: Family, text: string, facts: RowFacts = {}): FunctionRow {
  const { adviceInBicep, calledInBicep, inPolicies = true, ...others } = facts;
  const called = signature(family, text);
  const takesLambda = called.parameters.some(({ accepts }) => accepts?.includes('lambda'));
  const form = operatorForm(called.name);
  const advice = adviceInBicep ?? (form && `write ${form}`);
  const inBicep: BicepForm =
    advice === undefined
      ? bicepFunction(family, calledInBicep === undefined ? called : signature(family, calledInBicep))
      : { kind: 'other', advice };
  return { ...called, ...others, inBicep, inPolicies: inPolicies && !takesLambda };
}

function bicepFunction(family: Family, called: Signature): BicepFunction {
  const { signature: shown, minArguments, maxArguments } = called;
  const namespace = azure.has(family) ? 'az' : 'sys';
  // Templates have what is Azure's; parameter files do not know where they are deployed to.
  const files = family === 'bicep-parameters' ? 'bicepparam' : namespace === 'az' ? 'bicep' : undefined;
  return { kind: 'function', signature: shown, minArguments, maxArguments, namespace, ...(files && { files }) };
}

/** A row whose function is computed once everything is known. */
export function plain(
  family: Family,
  text: string,
  compute: PlainRule['compute'],
  { result, ...facts }: Pick<FunctionEntry, 'result'> & RowFacts = {},
): FunctionEntry {
  return { ...row(family, text, facts), ...(result && { result }), rule: { kind: 'plain', compute } };
}

/** What a row may say besides its rule. */
interface Extras extends RowFacts {
  readonly result?: FunctionEntry['result'];
  readonly term?: (args: readonly Argument[]) => Value;
  readonly readsMembers?: boolean;
}

/** A row whose function can do with partly known arguments. */
export function partial(
  family: Family,
  text: string,
  apply: (args: readonly Argument[]) => Result,
  { result, term, readsMembers, ...facts }: Extras = {},
): FunctionEntry {
  return {
    ...row(family, text, facts),
    ...(result && { result }),
    rule: { kind: 'partial', apply, ...(term && { term }), ...(readsMembers && { readsMembers }) },
  };
}

/** A row whose function carries its arguments into its result, choices included. */
export function carrying(
  family: Family,
  text: string,
  apply: (args: readonly Argument[]) => Result,
  facts: RowFacts = {},
): FunctionEntry {
  return { ...row(family, text, facts), rule: { kind: 'partial', apply, withChoices: apply } };
}
