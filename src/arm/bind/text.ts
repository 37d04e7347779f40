import type { Route } from '../../source/route.ts';
import { hintNear, namesIn } from '../../template/suggest.ts';
import { formOf } from '../expression/literal.ts';
import { parsedText } from '../expression/memo.ts';
import { arityFlaw, type ExpressionFacts, type Flaw, gatherFacts, type NameUse } from './facts.ts';
import type { Names, Visible } from './names.ts';
import { errorAt, errorAtKey, type Walk } from './walk.ts';

/** Checks a string that may be an expression; `onKey`: it is the name of the member at `route`. */
export function checkString(walk: Walk, text: string, route: Route | null, visible: Visible, onKey = false): void {
  const form = formOf(text);
  if (form === 'expression') checkText(walk, { text, offset: 0, route, onKey }, visible);
  else if (form === 'escaped' && visible.deferred) {
    const inner = text.slice(1);
    const own: Visible = { names: visible.deferred, loops: visible.deferredLoops ?? [], copies: false };
    if (formOf(inner) === 'expression') checkText(walk, { text: inner, offset: 1, route, onKey }, own);
  }
}

interface Spot {
  readonly text: string;
  /** Where the text starts in the decoded string. */
  readonly offset: number;
  readonly route: Route | null;
  readonly onKey: boolean;
}

function checkText(walk: Walk, spot: Spot, visible: Visible): void {
  const { flaws, uses } = factsOf(walk, spot.text);
  for (const flaw of flaws) reportFlaw(walk, flaw, spot);
  for (const use of uses) {
    const flaw = flawOf(use, visible);
    if (flaw) reportFlaw(walk, flaw, spot);
  }
}

function factsOf(walk: Walk, text: string): ExpressionFacts {
  let facts = walk.facts.get(text);
  if (facts === undefined) {
    facts = gatherFacts(parsedText(text), walk.signatureOf, walk.functionNames);
    walk.facts.set(text, facts);
  }
  return facts;
}

function reportFlaw(walk: Walk, flaw: Flaw, { offset, route, onKey }: Spot): void {
  const inner = { start: flaw.start + offset, end: flaw.end + offset };
  if (onKey && route) errorAtKey(walk, flaw.code, flaw.message, route, inner);
  else errorAt(walk, flaw.code, flaw.message, route, inner);
}

function flawOf(use: NameUse, { names, loops }: Visible): Flaw | undefined {
  switch (use.kind) {
    case 'parameter':
    case 'variable':
      return undeclared(use, names);
    case 'loop':
      return outsideLoop(use, loops);
    case 'function':
      return userFunctionFlaw(use, names);
  }
}

function undeclared(
  { kind, name, key, at }: Extract<NameUse, { kind: 'parameter' | 'variable' }>,
  names: Names,
): Flaw | undefined {
  const declared = kind === 'parameter' ? names.parameters : names.variables;
  if (declared === undefined || declared.has(key)) return undefined;
  const isOutOfReach = kind === 'variable' && names.owner === 'function';
  const advice = isOutOfReach ? '; a function sees its own parameters alone' : hintNear(name, declared.values());
  const message = `the ${names.owner} has no ${kind} '${name}'${advice}`;
  return { code: `unknown-${kind}`, message, start: at.start, end: at.end };
}

function outsideLoop(
  { name, key, at }: Extract<NameUse, { kind: 'loop' }>,
  loops: readonly string[],
): Flaw | undefined {
  if (name === '' ? loops.length > 0 : loops.includes(key)) return undefined;
  const message =
    name === ''
      ? 'copyIndex() is used outside of a copy loop'
      : `there is no copy loop '${name}' around this expression`;
  return { code: 'no-copy-loop', message, start: at.start, end: at.end };
}

function userFunctionFlaw({ call }: Extract<NameUse, { kind: 'function' }>, { functions }: Names): Flaw | undefined {
  if (functions === undefined) return undefined;
  const name = `${call.namespace}.${call.name}`;
  const known = functions.get(name.toLowerCase());
  if (known) return arityFlaw(call, known);
  const advice = hintNear(name, namesIn(functions.values()));
  const message = `'${name}' is not a function of this template${advice}`;
  return { code: 'unknown-function', message, start: call.start, end: call.nameEnd };
}
