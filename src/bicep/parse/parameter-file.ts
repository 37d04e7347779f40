import type {
  DecoratorSyntax,
  ExtendsSyntax,
  ExtensionConfigSyntax,
  ParameterAssignmentSyntax,
  UsingSyntax,
} from '../syntax.ts';
import { Token } from '../token.ts';
import { acceptWord, atLineEnd, type Cursor, failSilently, kindHere, startOf } from './cursor.ts';
import { missing, refuse } from './errors.ts';
import { parseNameOr } from './names.ts';
import { beginStatement, modulePath, parseAssignment, parseReference, parseValue, parseWith } from './parts.ts';
import { errorNode, hidesNext, recoverUntil } from './recover.ts';
import { parseString } from './strings.ts';

type Decorators = readonly DecoratorSyntax[];

const usingAdvice = "write using 'main.bicep', or using none";
const assignmentAdvice = 'a value is given by param name = value';

/** Parses `using`; fails, and with it the statement, on a path that cannot be read. */
export function parseUsing(cursor: Cursor, decorators: Decorators): UsingSyntax | undefined {
  const head = beginStatement(cursor, decorators);
  const path = parseUsingPath(cursor);
  if (path === undefined) return undefined;
  if (atLineEnd(cursor)) return { kind: 'using', ...head, path, end: path.end };
  const config = parseWith(cursor, hidesNext(cursor, path), "'with' or the end of the line");
  return { kind: 'using', ...head, path, config, end: config.end };
}

function parseUsingPath(cursor: Cursor): UsingSyntax['path'] | undefined {
  const start = startOf(cursor);
  if (acceptWord(cursor, 'none')) return { kind: 'none', start, end: start + 'none'.length };
  const kind = kindHere(cursor);
  if (kind === Token.Identifier)
    return refuse(cursor, 'expected-path', "the path of a Bicep file as a string, or 'none'", usingAdvice);
  if (kind === Token.StringComplete) {
    const path = parseString(cursor);
    return path.kind === 'error' ? failSilently(cursor) : path;
  }
  missing(cursor, 'expected-path', 'the path of a Bicep file as a string', usingAdvice);
  return errorNode(cursor, cursor.at);
}

export function parseExtends(cursor: Cursor, decorators: Decorators): ExtendsSyntax {
  const head = beginStatement(cursor, decorators);
  const what = {
    ...modulePath,
    what: 'the path of a .bicepparam file as a string',
    advice: "write extends 'shared.bicepparam'",
  };
  const path = parseReference(cursor, what, false, recoverUntil.newLine);
  return { kind: 'extends', ...head, path, end: path.end };
}

export function parseParameterAssignment(cursor: Cursor, decorators: Decorators): ParameterAssignmentSyntax {
  const head = beginStatement(cursor, decorators);
  const name = parseNameOr(cursor, recoverUntil.nameOrNewLine, 'the name of a parameter', assignmentAdvice);
  const value = parseValue(cursor, parseAssignment(cursor, hidesNext(cursor, name), assignmentAdvice));
  return { kind: 'paramAssignment', ...head, name, value, end: value.end };
}

export function parseExtensionConfig(cursor: Cursor, decorators: Decorators): ExtensionConfigSyntax {
  const head = beginStatement(cursor, decorators);
  const alias = parseNameOr(cursor, recoverUntil.nameOrNewLine, "an extension's alias");
  const config = parseWith(cursor, hidesNext(cursor, alias), "'with'");
  return { kind: 'extensionConfig', ...head, alias, config, end: config.end };
}
