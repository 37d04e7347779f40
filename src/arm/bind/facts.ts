import type { Signature, SignatureOf } from '../../template/functions.ts';
import { type NameKind, nameKindOf } from '../../template/names.ts';
import type { DiagnosticCode } from '../../template/rules.ts';
import { hintNear } from '../../template/suggest.ts';
import type { CallNode, Node, ParsedExpression, ParsedText } from '../expression/node.ts';

/** Something wrong within a decoded string. */
export interface Flaw {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A name that an expression refers to (`key`: in lower case); whether it is declared depends on where the expression stands. */
export type NameUse =
  | { readonly kind: 'parameter' | 'variable'; readonly name: string; readonly key: string; readonly at: Node }
  /** `name` is empty for the innermost loop. */
  | { readonly kind: 'loop'; readonly name: string; readonly key: string; readonly at: Node }
  | { readonly kind: 'function'; readonly call: CallNode };

/** What can be said of an expression's text wherever it stands. */
export interface ExpressionFacts {
  readonly flaws: readonly Flaw[];
  readonly uses: readonly NameUse[];
}

/** Facts by text, for one table of functions. */
export type FactMemo = Map<string, ExpressionFacts>;

/** Texts to remember; beyond it the memo starts afresh. */
const maxRemembered = 200_000;

const memos = new WeakMap<SignatureOf, FactMemo>();

/** What is remembered for a table of functions: published templates repeat the same few thousand expressions. */
export function memoFor(signatureOf: SignatureOf): FactMemo {
  const known = memos.get(signatureOf);
  if (known && known.size < maxRemembered) return known;
  const memo: FactMemo = new Map();
  memos.set(signatureOf, memo);
  return memo;
}

export function gatherFacts(
  text: ParsedText,
  signatureOf: SignatureOf,
  functionNames: Iterable<string>,
): ExpressionFacts {
  return text.kind === 'parsed' ? gather(text, signatureOf, functionNames) : { flaws: [text.problem], uses: [] };
}

function gather(text: ParsedExpression, signatureOf: SignatureOf, functionNames: Iterable<string>): ExpressionFacts {
  const flaws: Flaw[] = [];
  const uses: NameUse[] = [];
  let hasLambdas = false;
  for (const call of text.calls) {
    const name = call.name.toLowerCase();
    if (call.namespace !== undefined) uses.push({ kind: 'function', call });
    else {
      const signature = signatureOf(name);
      const flaw = signature ? arityFlaw(call, signature) : unknownFunction(call, functionNames);
      if (flaw) flaws.push(flaw);
      const use = useOf(call, name);
      if (use) uses.push(use);
      hasLambdas ||= name === 'lambdavariables';
    }
  }
  if (hasLambdas) checkLambdas(text.root, new Set(), flaws);
  return { flaws, uses };
}

function useOf(call: CallNode, name: string): NameUse | undefined {
  const kind = nameKindOf(name);
  if (kind) return nameUse(kind, call);
  return name === 'copyindex' ? loopUse(call) : undefined;
}

function nameUse(kind: NameKind, { args: [at] }: CallNode): NameUse | undefined {
  return at?.kind === 'literal' && typeof at.value === 'string' ? { kind, ...named(at.value), at } : undefined;
}

/** `copyIndex(1)` has an offset and no name; a computed argument may be either. */
function loopUse(call: CallNode): NameUse | undefined {
  const at = call.args[0];
  if (at === undefined) return { kind: 'loop', ...named(''), at: call };
  if (at.kind !== 'literal') return undefined;
  return typeof at.value === 'string'
    ? { kind: 'loop', ...named(at.value), at }
    : { kind: 'loop', ...named(''), at: call };
}

function named(name: string): { name: string; key: string } {
  return { name, key: name.toLowerCase() };
}

function unknownFunction(call: CallNode, functionNames: Iterable<string>): Flaw {
  const message = `'${call.name}' is not a function of ARM templates${hintNear(call.name, functionNames)}`;
  return { code: 'unknown-function', message, start: call.start, end: call.nameEnd };
}

/** Points at the arguments that are too many, or at the function's name where some are missing. */
export function arityFlaw(call: CallNode, { signature, minArguments, maxArguments }: Signature): Flaw | undefined {
  const given = call.args.length;
  if (given >= minArguments && given <= maxArguments) return undefined;
  const message = `${signature} expects ${countOf(minArguments, maxArguments)}, here it has ${given === 0 ? 'none' : given}`;
  const first = call.args[maxArguments];
  const last = call.args.at(-1);
  const span = first && last ? { start: first.start, end: last.end } : { start: call.start, end: call.nameEnd };
  return { code: 'argument-count', message, ...span };
}

function countOf(min: number, max: number): string {
  const plural = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`;
  if (max === 0) return 'no arguments';
  if (min === max) return plural(min);
  return max === Number.POSITIVE_INFINITY ? `${plural(min)} or more` : `${min} to ${plural(max)}`;
}

/** `lambda('x', body)` declares `x` in its body; `variables` are those around `node`. The tree's depth is bounded. */
function checkLambdas(node: Node, variables: ReadonlySet<string>, flaws: Flaw[]): void {
  if (node.kind === 'literal') return;
  if (node.kind === 'access') {
    checkLambdas(node.base, variables, flaws);
    checkLambdas(node.key, variables, flaws);
    return;
  }
  const name = node.namespace === undefined ? node.name.toLowerCase() : '';
  if (name === 'lambdavariables') checkLambdaVariable(node, variables, flaws);
  const inside = name === 'lambda' ? new Set([...variables, ...lambdaNames(node)]) : variables;
  for (const arg of node.args) checkLambdas(arg, inside, flaws);
}

function lambdaNames(lambda: CallNode): string[] {
  return lambda.args.slice(0, -1).map((arg) => (arg.kind === 'literal' ? String(arg.value).toLowerCase() : ''));
}

function checkLambdaVariable({ args: [at] }: CallNode, variables: ReadonlySet<string>, flaws: Flaw[]): void {
  if (at?.kind !== 'literal' || typeof at.value !== 'string' || variables.has(at.value.toLowerCase())) return;
  const message = `no enclosing lambda has a variable '${at.value}'`;
  flaws.push({ code: 'unknown-variable', message, start: at.start, end: at.end });
}
