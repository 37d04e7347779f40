import type {
  DeclaredSyntax,
  DecoratorSyntax,
  ErrorSyntax,
  ExpressionSyntax,
  ObjectSyntax,
  ReferenceStringSyntax,
  TypeSyntax,
} from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { parseObject } from './collections.ts';
import { acceptWord, type Cursor, isWord, kindAt, kindHere, startOf } from './cursor.ts';
import { expectToken, refuse } from './errors.ts';
import { Allow } from './flags.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';
import { parseRequiredString } from './strings.ts';

/** The keyword of a statement has been seen: reads it and gives what all statements share, but for the end. */
export function beginStatement(cursor: Cursor, decorators: readonly DecoratorSyntax[]): Omit<DeclaredSyntax, 'end'> {
  const keyword = startOf(cursor);
  cursor.at += 1;
  return { decorators, keyword, start: decorators[0]?.start ?? keyword };
}

/** Reads the `=`. True if there is none and nothing was skipped: errors of what follows would only repeat that. */
export function parseAssignment(
  cursor: Cursor,
  silent: boolean,
  advice: string,
  until: readonly TokenKind[] = recoverUntil.newLine,
): boolean {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (expectToken(cursor, Token.Assignment, '=', advice)) return false;
  return hidesNext(cursor, recover(cursor, from, kept, until, silent));
}

/** Reads the value after the `=`, the last part of its statement. */
export function parseValue(cursor: Cursor, silent: boolean): ExpressionSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return cursor.grammar.expression(cursor, Allow.Literals) ?? recover(cursor, from, kept, recoverUntil.newLine, silent);
}

export function parseObjectOr(
  cursor: Cursor,
  silent: boolean,
  until: readonly TokenKind[],
): ObjectSyntax | ErrorSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return parseObject(cursor, Allow.Literals) ?? recover(cursor, from, kept, until, silent);
}

export interface ReferenceKind {
  readonly code: string;
  readonly what: string;
  readonly advice: string;
}

export const modulePath: ReferenceKind = {
  code: 'expected-path',
  what: 'the path of a module as a string',
  advice: "write a path relative to this file, such as './network.bicep', or a registry reference",
};

/** Reads the string that names a resource type, a module or an extension. */
export function parseReference(
  cursor: Cursor,
  wanted: ReferenceKind,
  silent: boolean,
  until: readonly TokenKind[],
): ReferenceStringSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return (
    parseRequiredString(cursor, wanted.code, wanted.what, wanted.advice) ?? recover(cursor, from, kept, until, silent)
  );
}

/** Reads the type of a parameter, variable, output or function; `resource 'type@version'` can stand here only. */
export function parseDeclaredType(cursor: Cursor, stringOptional: boolean): TypeSyntax | undefined {
  const isResource = isWord(cursor, cursor.at, 'resource') && kindAt(cursor, cursor.at + 1) !== Token.LessThan;
  return isResource ? parseResourceType(cursor, stringOptional) : cursor.grammar.type(cursor);
}

function parseResourceType(cursor: Cursor, stringOptional: boolean): TypeSyntax {
  const start = startOf(cursor);
  acceptWord(cursor, 'resource');
  const kind = kindHere(cursor);
  if (stringOptional && kind !== Token.StringComplete && kind !== Token.StringLeft) {
    return { kind: 'resourceType', start, end: start + 'resource'.length };
  }
  const type = parseReference(cursor, resourceType, false, recoverUntil.assignment);
  return { kind: 'resourceType', type, start, end: type.end };
}

export const resourceType: ReferenceKind = {
  code: 'expected-resource-type',
  what: 'the type of the resource as a string',
  advice: "write '<namespace>/<type>@<api-version>', such as 'Microsoft.Compute/virtualMachines@2024-07-01'",
};

export function parseTypeOr(
  cursor: Cursor,
  silent: boolean,
  until: readonly TokenKind[],
  stringOptional = false,
): TypeSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return parseDeclaredType(cursor, stringOptional) ?? recover(cursor, from, kept, until, silent);
}

/** Reads `with {…}`. `what` says what else may stand here. */
export function parseWith(cursor: Cursor, silent: boolean, what: string): ObjectSyntax | ErrorSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (acceptWord(cursor, 'with')) return parseObjectOr(cursor, false, recoverUntil.newLine);
  refuse(cursor, 'expected-keyword', what);
  return recover(cursor, from, kept, recoverUntil.newLine, silent);
}
