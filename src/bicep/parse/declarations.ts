import type {
  AssertSyntax,
  DecoratorSyntax,
  FunctionSyntax,
  MetadataSyntax,
  OutputSyntax,
  ParameterSyntax,
  TargetScopeSyntax,
  TypeDeclarationSyntax,
  TypedLambdaSyntax,
  TypedParameterSyntax,
  VariableSyntax,
} from '../syntax.ts';
import { Token } from '../token.ts';
import { atLineEnd, type Cursor, kindHere } from './cursor.ts';
import { expectToken } from './errors.ts';
import { parseBodyAfterArrow } from './lambdas.ts';
import { parseNameHere, parseNameOr } from './names.ts';
import { parseParenthesizedList } from './parentheses.ts';
import { beginStatement, parseAssignment, parseDeclaredType, parseTypeOr, parseValue } from './parts.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';

type Decorators = readonly DecoratorSyntax[];

/** How each statement is written, for messages. */
const shapes = {
  targetScope: "write targetScope = 'resourceGroup', 'subscription', 'managementGroup' or 'tenant'",
  metadata: 'metadata is written metadata name = value',
  parameter: 'a parameter is written param name type = default, all on one line',
  variable: 'a variable is written var name = value',
  type: 'a type is written type name = definition',
  output: 'an output is written output name type = value',
  assert: 'an assertion is written assert name = condition',
  function: 'a function is written func name(parameter type) type => value',
} as const;

export function parseTargetScope(cursor: Cursor, decorators: Decorators): TargetScopeSyntax {
  const head = beginStatement(cursor, decorators);
  parseAssignment(cursor, false, shapes.targetScope);
  const value = parseValue(cursor, false);
  return { kind: 'targetScope', ...head, value, end: value.end };
}

export function parseMetadata(cursor: Cursor, decorators: Decorators): MetadataSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.assignment, 'a name for the metadata', shapes.metadata);
  const value = parseValue(cursor, parseAssignment(cursor, hidesNext(cursor, name), shapes.metadata));
  return { kind: 'metadata', ...head, name, value, end: value.end };
}

export function parseParameter(cursor: Cursor, decorators: Decorators): ParameterSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameOrNewLine, 'a name for the parameter', shapes.parameter);
  const type = parseTypeOr(cursor, hidesNext(cursor, name), recoverUntil.assignmentOrBrace);
  if (atLineEnd(cursor)) return { kind: 'param', ...head, name, type, end: type.end };
  const defaultValue = parseDefault(cursor, hidesNext(cursor, type));
  return { kind: 'param', ...head, name, type, defaultValue, end: defaultValue.end };
}

function parseDefault(cursor: Cursor, silent: boolean): NonNullable<ParameterSyntax['defaultValue']> {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (expectToken(cursor, Token.Assignment, '=', shapes.parameter)) return parseValue(cursor, false);
  return recover(cursor, from, kept, recoverUntil.newLine, silent);
}

export function parseVariable(cursor: Cursor, decorators: Decorators): VariableSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameOrNewLine, 'a name for the variable', shapes.variable);
  const typed = !atLineEnd(cursor) && kindHere(cursor) !== Token.Assignment;
  const type = typed ? parseTypeOr(cursor, hidesNext(cursor, name), recoverUntil.assignment) : undefined;
  const value = parseValue(cursor, parseAssignment(cursor, hidesNext(cursor, type ?? name), shapes.variable));
  return { kind: 'var', ...head, name, ...(type === undefined ? {} : { type }), value, end: value.end };
}

export function parseTypeDeclaration(cursor: Cursor, decorators: Decorators): TypeDeclarationSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.assignment, 'a name for the type', shapes.type);
  parseAssignment(cursor, hidesNext(cursor, name), shapes.type);
  const value = parseTypeOr(cursor, hidesNext(cursor, name), recoverUntil.assignmentOrBrace);
  return { kind: 'type', ...head, name, value, end: value.end };
}

export function parseOutput(cursor: Cursor, decorators: Decorators): OutputSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameOrNewLine, 'a name for the output', shapes.output);
  const type = parseTypeOr(cursor, hidesNext(cursor, name), recoverUntil.assignment, true);
  const value = parseValue(cursor, parseAssignment(cursor, hidesNext(cursor, type), shapes.output));
  return { kind: 'output', ...head, name, type, value, end: value.end };
}

export function parseAssert(cursor: Cursor, decorators: Decorators): AssertSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.assignment, 'a name for the assertion', shapes.assert);
  const value = parseValue(cursor, parseAssignment(cursor, hidesNext(cursor, name), shapes.assert));
  return { kind: 'assert', ...head, name, value, end: value.end };
}

export function parseFunction(cursor: Cursor, decorators: Decorators): FunctionSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.assignment, 'a name for the function', shapes.function);
  const from = cursor.at;
  const kept = cursor.errors.length;
  const lambda = parseTypedLambda(cursor) ?? recover(cursor, from, kept, recoverUntil.newLine, hidesNext(cursor, name));
  return { kind: 'func', ...head, name, lambda, end: lambda.end };
}

/** Parses `(a string, b int) string => body`. */
function parseTypedLambda(cursor: Cursor): TypedLambdaSyntax | undefined {
  const list = parseParenthesizedList(cursor, parseTypedParameter, 0, true);
  if (list === undefined) return undefined;
  const returnType = parseTypeOr(cursor, false, recoverUntil.paren);
  const body = parseBodyAfterArrow(cursor, parseArrow(cursor));
  return { kind: 'typedLambda', parameters: list.items, returnType, body, start: list.start, end: body.end };
}

/** Reads the arrow; false if it is missing. */
function parseArrow(cursor: Cursor): boolean {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const found = expectToken(cursor, Token.Arrow, '=>', shapes.function);
  if (!found) recover(cursor, from, kept, recoverUntil.paren);
  return found === true;
}

function parseTypedParameter(cursor: Cursor): TypedParameterSyntax {
  const name = parseNameHere(cursor, 'the name of a parameter');
  const from = cursor.at;
  const kept = cursor.errors.length;
  const type = parseDeclaredType(cursor, false) ?? recover(cursor, from, kept, recoverUntil.argument);
  return { kind: 'typedParameter', name, type, start: name.start, end: type.end };
}
