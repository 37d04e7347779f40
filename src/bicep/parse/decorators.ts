import type { DecoratorSyntax, FunctionCallSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import { parseCallArguments } from './calls.ts';
import { type Cursor, endOfLast, kindHere, skipNewLines, startOf } from './cursor.ts';
import { refuse } from './errors.ts';
import { Allow } from './flags.ts';
import { parseName, parseNameHere } from './names.ts';
import { addLink, enter, leave } from './nesting.ts';
import { recover, recoverUntil } from './recover.ts';

type DecoratorExpression = DecoratorSyntax['expression'];

const advice = 'a decorator is written @name() on a separate line';

/** Parses the decorators before a declaration; each ends its line. */
export function parseDecorators(cursor: Cursor): DecoratorSyntax[] {
  const decorators: DecoratorSyntax[] = [];
  while (kindHere(cursor) === Token.At) {
    const outer = enter(cursor);
    decorators.push(parseDecorator(cursor));
    leave(cursor, outer);
    endLine(cursor);
    skipNewLines(cursor);
  }
  return decorators;
}

function endLine(cursor: Cursor): void {
  if (kindHere(cursor) === Token.NewLine) return;
  const from = cursor.at;
  const kept = cursor.errors.length;
  refuse(cursor, 'expected-line-end', 'the end of the line after the decorator', advice);
  recover(cursor, from, kept, recoverUntil.newLine);
}

function parseDecorator(cursor: Cursor): DecoratorSyntax {
  const start = startOf(cursor);
  cursor.at += 1;
  const from = cursor.at;
  const kept = cursor.errors.length;
  const expression = parseDecoratorExpression(cursor) ?? recover(cursor, from, kept, recoverUntil.newLine);
  return { kind: 'decorator', expression, start, end: expression.end };
}

/** A name or call, or several joined by dots: `secure()`, `sys.secure()`. */
function parseDecoratorExpression(cursor: Cursor): DecoratorExpression | undefined {
  const name = parseName(cursor, 'expected-name', 'the name of a decorator', advice);
  if (name === undefined) return undefined;
  let node: DecoratorExpression = { kind: 'variableAccess', name: name.name, start: name.start, end: name.end };
  if (kindHere(cursor) === Token.LeftParen) node = callOf(cursor, name);
  while (kindHere(cursor) === Token.Dot) {
    cursor.at += 1;
    node = parseDecoratorMember(cursor, node);
    addLink(cursor);
  }
  return node;
}

function callOf(cursor: Cursor, name: FunctionCallSyntax['name']): FunctionCallSyntax {
  const args = parseCallArguments(cursor, Allow.Literals);
  return { kind: 'functionCall', name, arguments: args, start: name.start, end: endOfLast(cursor) };
}

function parseDecoratorMember(cursor: Cursor, base: DecoratorExpression): DecoratorExpression {
  const name = parseNameHere(cursor, 'the name of a decorator');
  const { start } = base;
  if (kindHere(cursor) !== Token.LeftParen)
    return { kind: 'propertyAccess', base, name, safe: false, start, end: name.end };
  const args = parseCallArguments(cursor, Allow.Literals);
  return { kind: 'methodCall', base, name, arguments: args, start, end: endOfLast(cursor) };
}
