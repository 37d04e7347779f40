import type {
  BodySyntax,
  DecoratorSyntax,
  ErrorSyntax,
  ModuleSyntax,
  ObjectSyntax,
  ResourceSyntax,
  TestSyntax,
} from '../syntax.ts';
import { Token } from '../token.ts';
import { parseObject } from './collections.ts';
import { acceptWord, type Cursor, isWord, kindHere, significant, skipNewLines } from './cursor.ts';
import { refuse } from './errors.ts';
import { Allow } from './flags.ts';
import { parseFor, parseIf } from './loops.ts';
import { parseNameOr } from './names.ts';
import { beginStatement, modulePath, parseAssignment, parseObjectOr, parseReference, resourceType } from './parts.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';

type Decorators = readonly DecoratorSyntax[];

const resourceAdvice = "a resource is written resource name 'type@version' = {…}";
const moduleAdvice = "a module is written module name 'path' = {…}";
const testAdvice = "a test is written test name 'path' = {…}";

export function parseResource(cursor: Cursor, decorators: Decorators): ResourceSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameBeforeString, 'a symbolic name for the resource', resourceAdvice);
  const type = parseReference(cursor, resourceType, hidesNext(cursor, name), recoverUntil.assignment);
  const existing = acceptWord(cursor, 'existing');
  const assigned = cursor.at;
  const silent = parseAssignment(cursor, hidesNext(cursor, type), resourceAdvice, recoverUntil.assignmentOrBrace);
  if (cursor.kinds[assigned] === Token.Assignment) skipLineEndsBeforeIf(cursor);
  const body = parseBody(cursor, Allow.Literals | Allow.Resources, silent);
  return { kind: 'resource', ...head, name, type, existing, body, end: body.end };
}

export function parseModule(cursor: Cursor, decorators: Decorators): ModuleSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameBeforeString, 'a symbolic name for the module', moduleAdvice);
  const path = parseReference(cursor, modulePath, hidesNext(cursor, name), recoverUntil.assignment);
  const silent = parseAssignment(cursor, hidesNext(cursor, path), moduleAdvice, recoverUntil.assignmentOrBrace);
  skipLineEndsBeforeIf(cursor);
  const body = parseBody(cursor, Allow.Literals, silent);
  return { kind: 'module', ...head, name, path, body, end: body.end };
}

export function parseTest(cursor: Cursor, decorators: Decorators): TestSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameBeforeString, 'a name for the test', testAdvice);
  const path = parseReference(
    cursor,
    { ...modulePath, what: 'the path of the file to test as a string' },
    hidesNext(cursor, name),
    recoverUntil.assignment,
  );
  const silent = parseAssignment(cursor, hidesNext(cursor, path), testAdvice, recoverUntil.assignmentOrBrace);
  const body: ObjectSyntax | ErrorSyntax = parseObjectOr(cursor, silent, recoverUntil.newLine);
  return { kind: 'test', ...head, name, path, body, end: body.end };
}

function skipLineEndsBeforeIf(cursor: Cursor): void {
  if (isWord(cursor, significant(cursor, cursor.at), 'if')) skipNewLines(cursor);
}

/** Parses `{…}`, `if (…) {…}` or `[for … : …]`. */
function parseBody(cursor: Cursor, flags: number, silent: boolean): BodySyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return parseBodyOrFail(cursor, flags) ?? recover(cursor, from, kept, recoverUntil.newLine, silent);
}

function parseBodyOrFail(cursor: Cursor, flags: number): BodySyntax | undefined {
  const kind = kindHere(cursor);
  if (kind === Token.LeftBrace) return parseObject(cursor, flags);
  if (kind === Token.LeftSquare) return parseFor(cursor, flags, true);
  if (isWord(cursor, cursor.at, 'if')) return parseIf(cursor, flags, false);
  return refuse(
    cursor,
    'expected-body',
    "'{', 'if (…) {' or '[for …]'",
    'the body begins on the line of the equals sign',
  );
}
