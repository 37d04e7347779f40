import type { Scalar } from '../../template/expression.ts';
import { advance, createLexer, type Lexer } from './lexer.ts';
import type { CallNode, Node, ParsedText, SyntaxProblem } from './node.ts';
import { expectedCall, expectedKey, expectedNext, expectedOperand, trailingText } from './problems.ts';
import { numberValue, stringValue } from './scalar.ts';

/** Azure refuses longer expressions. Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits */
export const maxLength = 24_576;
/** Calls and accesses nested deeper than this are refused: nobody writes them, and each level costs stack. */
export const maxDepth = 256;

interface Parser {
  readonly lexer: Lexer;
  readonly calls: CallNode[];
  problem: SyntaxProblem | undefined;
}

/** Parses a string that starts with `[` and ends with `]`. The first problem ends the parse; nothing is thrown. */
export function parseExpression(text: string): ParsedText {
  if (text.length > maxLength) return { kind: 'unparsed', problem: tooLong(text) };
  const parser: Parser = { lexer: createLexer(text), calls: [], problem: undefined };
  const root = parseOperand(parser, 0);
  if (root && parser.lexer.kind !== 'end') parser.problem = trailingText(parser.lexer);
  if (root === undefined || parser.problem)
    return { kind: 'unparsed', problem: parser.problem ?? expectedOperand(parser.lexer) };
  return { kind: 'parsed', root, calls: parser.calls };
}

function tooLong(text: string): SyntaxProblem {
  const message = `this expression has ${text.length} characters, Azure accepts at most ${maxLength}; move parts of it into variables`;
  return { code: 'expression-too-long', message, start: 0, end: text.length };
}

function parseOperand(parser: Parser, depth: number): Node | undefined {
  if (depth >= maxDepth) return tooDeep(parser);
  const primary = parsePrimary(parser, depth);
  return primary && parseAccesses(parser, primary, depth);
}

function tooDeep(parser: Parser): undefined {
  const { start, end } = parser.lexer;
  const message = `this expression is nested more than ${maxDepth} levels deep; move parts of it into variables`;
  parser.problem ??= { code: 'expression-too-long', message, start, end };
  return undefined;
}

function parsePrimary(parser: Parser, depth: number): Node | undefined {
  const { lexer } = parser;
  switch (lexer.kind) {
    case 'name':
      return parseCall(parser, depth);
    case 'string':
      return literal(lexer, stringValue(lexer));
    case 'number': {
      const value = numberValue(lexer);
      return value === undefined ? fail(parser, expectedOperand(lexer)) : literal(lexer, value);
    }
    default:
      return fail(parser, expectedOperand(lexer));
  }
}

function fail(parser: Parser, problem: SyntaxProblem): undefined {
  parser.problem ??= problem;
  return undefined;
}

function literal(lexer: Lexer, value: Scalar): Node {
  const { start, end } = lexer;
  advance(lexer);
  return { kind: 'literal', value, start, end };
}

/** `name(…)` or `namespace.name(…)`; the lexer is at the first name. */
function parseCall(parser: Parser, depth: number): Node | undefined {
  const { lexer } = parser;
  const { text, start } = lexer;
  let nameEnd = lexer.end;
  let name = text.slice(start, nameEnd);
  let namespace: string | undefined;
  advance(lexer);
  if (is(lexer, '.')) {
    advance(lexer);
    if (!is(lexer, 'name')) return fail(parser, expectedCall(lexer, `${name}.`));
    namespace = name;
    nameEnd = lexer.end;
    name = text.slice(lexer.start, nameEnd);
    advance(lexer);
  }
  if (!is(lexer, '('))
    return fail(parser, expectedCall(lexer, namespace === undefined ? name : `${namespace}.${name}`));
  const args = parseArguments(parser, depth);
  if (args === undefined) return undefined;
  const call: CallNode = { kind: 'call', namespace, name, nameEnd, args, start, end: lexer.end };
  parser.calls.push(call);
  advance(lexer);
  return call;
}

/** From the opening parenthesis on; leaves the lexer at the closing one. */
function parseArguments(parser: Parser, depth: number): Node[] | undefined {
  const { lexer } = parser;
  const opened = lexer.start;
  const args: Node[] = [];
  advance(lexer);
  if (is(lexer, ')')) return args;
  for (;;) {
    const arg = parseOperand(parser, depth + 1);
    if (arg === undefined) return undefined;
    args.push(arg);
    if (is(lexer, ')')) return args;
    if (!is(lexer, ',')) return fail(parser, expectedNext(lexer, ')', opened));
    advance(lexer);
  }
}

/** Any number of `.name`, `.?name`, `[key]` and `[?key]` behind an operand. Each one makes the tree a level deeper. */
function parseAccesses(parser: Parser, operand: Node, depth: number): Node | undefined {
  const { lexer } = parser;
  let base = operand;
  for (let level = depth; lexer.kind === '.' || lexer.kind === '['; level += 1) {
    if (level >= maxDepth) return tooDeep(parser);
    const next: Node | undefined = is(lexer, '.') ? parseProperty(parser, base) : parseIndex(parser, base, level);
    if (next === undefined) return undefined;
    base = next;
  }
  return base;
}

function parseProperty(parser: Parser, base: Node): Node | undefined {
  const { lexer } = parser;
  advance(lexer);
  const safe = skip(lexer, '?');
  // A property may start with a digit, or be digits alone; the lexer takes both for (bad) numbers.
  if (!is(lexer, 'name') && !isDigits(lexer)) return fail(parser, expectedKey(lexer));
  const { start, end } = lexer;
  const key: Node = { kind: 'literal', value: lexer.text.slice(start, end), start, end };
  advance(lexer);
  return { kind: 'access', base, key, safe, start: base.start, end };
}

function isDigits(lexer: Lexer): boolean {
  return (is(lexer, 'number') || is(lexer, 'badNumber')) && /^\w+$/.test(lexer.text.slice(lexer.start, lexer.end));
}

function parseIndex(parser: Parser, base: Node, depth: number): Node | undefined {
  const { lexer } = parser;
  const opened = lexer.start;
  advance(lexer);
  const safe = skip(lexer, '?');
  const key = parseOperand(parser, depth + 1);
  if (key === undefined) return undefined;
  if (!is(lexer, ']')) return fail(parser, expectedNext(lexer, ']', opened));
  const { end } = lexer;
  advance(lexer);
  return { kind: 'access', base, key, safe, start: base.start, end };
}

/** A comparison that does not narrow: `advance` changes `kind` behind the compiler's back. */
function is(lexer: Lexer, kind: Lexer['kind']): boolean {
  return lexer.kind === kind;
}

function skip(lexer: Lexer, kind: Lexer['kind']): boolean {
  const found = lexer.kind === kind;
  if (found) advance(lexer);
  return found;
}
