import type {
  DecoratorSyntax,
  ErrorSyntax,
  ExtensionSyntax,
  IdentifierSyntax,
  ImportItemSyntax,
  ImportListSyntax,
  ImportSyntax,
  ReferenceStringSyntax,
  WildcardImportSyntax,
} from '../syntax.ts';
import { Token } from '../token.ts';
import { acceptWord, addError, atLineEnd, type Cursor, endOfLast, isWord, kindHere, startOf } from './cursor.ts';
import { expectClosing, expected, missing, refuse } from './errors.ts';
import { parseItems } from './lists.ts';
import { parseName, parseNameOr } from './names.ts';
import { beginStatement, modulePath, parseReference, parseWith } from './parts.ts';
import { errorNode, hidesNext, recover, recoverUntil } from './recover.ts';
import { parseString } from './strings.ts';

const importAdvice = "write import { name } from 'file.bicep' or import * as name from 'file.bicep'";

/** Parses an import; `import 'name'` was once written for `extension name` and is read as that. */
export function parseImport(cursor: Cursor, decorators: readonly DecoratorSyntax[]): ImportSyntax | ExtensionSyntax {
  const head = beginStatement(cursor, decorators);
  const kind = kindHere(cursor);
  if (kind === Token.StringComplete || kind === Token.StringLeft) return parseExtensionParts(cursor, head);
  return parseImportParts(cursor, head);
}

/** Parses the import of a parameter file, where no extension can be meant. */
export function parsePlainImport(cursor: Cursor, decorators: readonly DecoratorSyntax[]): ImportSyntax {
  return parseImportParts(cursor, beginStatement(cursor, decorators));
}

export function parseExtension(cursor: Cursor, decorators: readonly DecoratorSyntax[]): ExtensionSyntax {
  return parseExtensionParts(cursor, beginStatement(cursor, decorators));
}

function parseImportParts(cursor: Cursor, head: ReturnType<typeof beginStatement>): ImportSyntax {
  // Only the list of names may fail: then nothing of the statement can be made out.
  const symbols = parseImportSymbols(cursor);
  const from = parseFrom(cursor, hidesNext(cursor, symbols));
  return { kind: 'import', ...head, symbols, from, end: from.end };
}

function parseImportSymbols(cursor: Cursor): ImportSyntax['symbols'] {
  const from = cursor.at;
  const kept = cursor.errors.length;
  switch (kindHere(cursor)) {
    case Token.LeftBrace:
      return parseImportList(cursor) ?? recover(cursor, from, kept, recoverUntil.newLine);
    case Token.Asterisk:
      return parseWildcard(cursor) ?? recover(cursor, from, kept, recoverUntil.newLine);
    case Token.EndOfFile:
    case Token.NewLine:
    case Token.Identifier:
      missing(cursor, 'expected-import', "'{' or '*'", importAdvice);
      return errorNode(cursor, from);
    default:
      addError(cursor, expected(cursor, 'expected-import', "'{' or '*'", importAdvice));
      cursor.at += 1;
      return errorNode(cursor, from);
  }
}

function parseWildcard(cursor: Cursor): WildcardImportSyntax | undefined {
  const start = startOf(cursor);
  cursor.at += 1;
  if (!acceptWord(cursor, 'as')) return refuse(cursor, 'expected-keyword', "'as' and a name after '*'", importAdvice);
  const alias = parseName(cursor, 'expected-name', "a name after 'as'", importAdvice);
  return alias === undefined ? undefined : { kind: 'wildcardImport', alias, start, end: alias.end };
}

function parseImportList(cursor: Cursor): ImportListSyntax | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  cursor.at += 1;
  const items = parseItems(cursor, Token.RightBrace, parseImportItem, 0);
  if (!expectClosing(cursor, Token.RightBrace, '}', open)) return undefined;
  return { kind: 'importList', items, start, end: endOfLast(cursor) };
}

function parseImportItem(cursor: Cursor): ImportItemSyntax | ErrorSyntax {
  const name = parseImportedName(cursor);
  const { start } = name;
  if (acceptWord(cursor, 'as')) {
    const alias = parseNameOr(cursor, recoverUntil.importItem, "a name after 'as'");
    return { kind: 'importItem', name, alias, start, end: alias.end };
  }
  if (name.kind !== 'string') return { kind: 'importItem', name, start, end: name.end };
  const message = "a name imported as a string needs a name to be used by: add 'as' and a name after it";
  addError(cursor, { code: 'expected-alias', message, start, end: name.end });
  return { kind: 'error', start, end: name.end };
}

function parseImportedName(cursor: Cursor): IdentifierSyntax | ReferenceStringSyntaxWithoutHoles {
  const from = cursor.at;
  const kind = kindHere(cursor);
  if (kind === Token.Identifier) return parseName(cursor, '', '') as IdentifierSyntax;
  if (kind !== Token.StringComplete && kind !== Token.StringLeft) {
    addError(cursor, expected(cursor, 'expected-name', 'the name of an exported type, variable or function'));
    cursor.at += 1;
    return errorNode(cursor, from);
  }
  const name = parseString(cursor);
  if (name.kind !== 'interpolatedString') return name;
  const message = 'the name of an import is fixed text: remove the ${…}';
  addError(cursor, { code: 'hole-not-allowed', message, start: name.start, end: name.end });
  return { kind: 'error', start: name.start, end: name.end };
}

type ReferenceStringSyntaxWithoutHoles = Exclude<ReferenceStringSyntax, { kind: 'interpolatedString' }>;

function parseFrom(cursor: Cursor, silent: boolean): ReferenceStringSyntax {
  const at = cursor.at;
  const kept = cursor.errors.length;
  if (acceptWord(cursor, 'from')) return parseReference(cursor, modulePath, false, recoverUntil.newLine);
  refuse(cursor, 'expected-keyword', "'from'", importAdvice);
  return recover(cursor, at, kept, recoverUntil.newLine, silent);
}

const extension = {
  code: 'expected-extension',
  what: 'the name of an extension',
  advice: "write a name of bicepconfig.json's extensions, or a reference such as 'br:example.azurecr.io/extension:1.0'",
};

function parseExtensionParts(cursor: Cursor, head: ReturnType<typeof beginStatement>): ExtensionSyntax {
  const name = kindHere(cursor) === Token.Identifier ? parseName(cursor, '', '') : undefined;
  const specification = name ?? parseReference(cursor, extension, false, recoverUntil.newLine);
  const what = "'with', 'as' or the end of the line";
  const hasConfig = !atLineEnd(cursor) && !isWord(cursor, cursor.at, 'as');
  const config = hasConfig ? parseWith(cursor, hidesNext(cursor, specification), what) : undefined;
  const alias = atLineEnd(cursor)
    ? undefined
    : parseAlias(cursor, what, config === undefined || hidesNext(cursor, config));
  const parts = { ...(config === undefined ? {} : { config }), ...(alias === undefined ? {} : { alias }) };
  return { kind: 'extension', ...head, specification, ...parts, end: (alias ?? config ?? specification).end };
}

function parseAlias(cursor: Cursor, what: string, silent: boolean): IdentifierSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (acceptWord(cursor, 'as')) return parseNameOr(cursor, recoverUntil.newLine, "a name after 'as'");
  refuse(cursor, 'expected-keyword', what);
  const { start, end } = recover(cursor, from, kept, recoverUntil.newLine, silent);
  return { kind: 'identifier', name: '', start, end };
}
