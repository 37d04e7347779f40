import { closest, hint } from '../../template/suggest.ts';
import { functionNamed } from '../../values/functions/index.ts';
import type { Value } from '../../values/value.ts';
import { arrayOf, objectOf } from '../../values/value.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { Json } from '../document/policy.ts';
import {
  callsOf,
  ExpressionError,
  isExpressionText,
  mapCalls,
  type PolicyExpression,
} from '../expression/expression.ts';
import { isTemplateOnly, policyFunctions } from '../expression/functions.ts';
import { parsePolicyExpression } from '../expression/parse.ts';
import { isDocumentObject, isJsonArray } from './json.ts';
import { type Compilation, report, useFact, useJoin } from './problem.ts';
import { absolute } from './start.ts';

/** `field('each.name')` in a rule with `each`. */
function fieldAtStart(call: Call, { start, judged }: Compilation): Call {
  const [path] = call.args;
  const name = call.name.toLowerCase();
  if (path?.kind !== 'literal' || typeof path.value !== 'string') return call;
  // What current() names may be a count.
  if (name !== 'field' && name !== 'resource' && !(name === 'current' && isPath(path.value))) return call;
  return { ...call, args: [{ kind: 'literal', value: absolute(path.value, name === 'resource' ? judged : start) }] };
}

function isPath(text: string): boolean {
  return text.includes('[*]') || /^each($|[.[])/i.test(text);
}

const nothing: PolicyExpression = { kind: 'literal', value: null };

/** An operand: literals as they are, strings in brackets as expressions, also inside arrays and objects. */
export function compileExpression(json: Json, at: DocumentPath, context: Compilation): PolicyExpression {
  if (typeof json === 'string') return compileText(json, at, context);
  if (isJsonArray(json)) return compileList(json, at, context);
  if (!isDocumentObject(json)) return { kind: 'literal', value: json };
  const entries = Object.entries(json).map(
    ([key, value]) => [key, compileExpression(value, [...at, key], context)] as const,
  );
  const record: PolicyExpression = { kind: 'record', entries };
  return entries.every(([, value]) => value.kind === 'literal')
    ? { kind: 'literal', value: literalOf(record) }
    : record;
}

function compileList(json: readonly Json[], at: DocumentPath, context: Compilation): PolicyExpression {
  const items = json.map((item, index) => compileExpression(item, [...at, index], context));
  const list: PolicyExpression = { kind: 'list', items };
  return items.every((item) => item.kind === 'literal') ? { kind: 'literal', value: literalOf(list) } : list;
}

function literalOf(expression: PolicyExpression): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return arrayOf(expression.items.map(literalOf));
    case 'record':
      return objectOf(expression.entries.map(([key, value]) => [key, literalOf(value)] as const));
    default:
      return null;
  }
}

function compileText(text: string, at: DocumentPath, context: Compilation): PolicyExpression {
  if (!isExpressionText(text)) return { kind: 'literal', value: text.startsWith('[[') ? text.slice(1) : text };
  try {
    const expression = parsePolicyExpression(text);
    for (const call of callsOf(expression)) checkCall(call, at, context);
    return mapCalls(expression, (call) => fieldAtStart(call, context));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(context, at, error.message, { offset: error.offset });
    return nothing;
  }
}

type Call = Extract<PolicyExpression, { kind: 'call' }>;

function checkCall(call: Call, at: DocumentPath, context: Compilation): void {
  const { name, args, offset } = call;
  const entry = policyFunctions.get(name.toLowerCase()) ?? functionNamed(name.toLowerCase());
  if (entry === undefined || isTemplateOnly(name)) {
    const why = isTemplateOnly(name)
      ? `'${name}' is a function of templates that policies lack`
      : `there is no function '${name}'`;
    report(context, at, `${why}${hint(closest(name, policyFunctions.keys()))}`, { offset });
    return;
  }
  if (args.length < entry.minArguments || args.length > entry.maxArguments) {
    report(context, at, `${entry.signature} does not take ${args.length} argument${args.length === 1 ? '' : 's'}`, {
      offset,
    });
  }
  if (name.toLowerCase() === 'parameters') checkParameter(call, at, context);
  if (name.toLowerCase() === 'fact') checkFact(call, at, context);
  const [set] = args;
  if (name.toLowerCase() === 'joined' && set?.kind === 'literal' && typeof set.value === 'string')
    useJoin(set.value, at, context, offset);
}

/** Which files of facts to read is known from the policy alone. */
function checkFact({ args, offset }: Call, at: DocumentPath, context: Compilation): void {
  const [name] = args;
  if (name?.kind === 'literal' && typeof name.value === 'string') useFact(name.value, at, context, offset);
  else if (name) report(context, at, "the name of a fact is written out: fact('vmSize.vCPUs', …)", { offset });
}

function checkParameter({ args, offset }: Call, at: DocumentPath, context: Compilation): void {
  const [name] = args;
  if (name?.kind !== 'literal' || typeof name.value !== 'string') return;
  const lower = name.value.toLowerCase();
  context.used.parameters.add(lower);
  if (context.parameters.has(lower)) return;
  report(context, at, `there is no parameter '${name.value}'${hint(closest(name.value, context.parameters))}`, {
    offset,
  });
}
