import { closest } from '../../template/suggest.ts';
import type { DecoratorSyntax, ErrorSyntax, MissingSyntax, ResourceSyntax, StatementSyntax } from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { addError, type Cursor, kindHere, startOf, textAt } from './cursor.ts';
import {
  parseAssert,
  parseFunction,
  parseMetadata,
  parseOutput,
  parseParameter,
  parseTargetScope,
  parseTypeDeclaration,
  parseVariable,
} from './declarations.ts';
import { parseDecorators } from './decorators.ts';
import { refuse } from './errors.ts';
import { parseExtension, parseImport, parsePlainImport } from './imports.ts';
import { enter, leave } from './nesting.ts';
import { parseExtends, parseExtensionConfig, parseParameterAssignment, parseUsing } from './parameter-file.ts';
import { recover, recoverUntil } from './recover.ts';
import { parseModule, parseResource, parseTest } from './resources.ts';

const closingTokens: readonly TokenKind[] = [Token.RightBrace, Token.RightParen, Token.RightSquare];

export type FileKind = 'bicep' | 'bicepparam';

type StatementParser = (cursor: Cursor, decorators: readonly DecoratorSyntax[]) => StatementSyntax | undefined;

/** Keyword → the statement it begins, in the two kinds of file. */
export const statements: Readonly<Record<FileKind, ReadonlyMap<string, StatementParser>>> = {
  bicep: new Map<string, StatementParser>([
    ['targetScope', parseTargetScope],
    ['metadata', parseMetadata],
    ['type', parseTypeDeclaration],
    ['param', parseParameter],
    ['var', parseVariable],
    ['func', parseFunction],
    ['resource', parseResource],
    ['output', parseOutput],
    ['module', parseModule],
    ['test', parseTest],
    ['import', parseImport],
    ['extension', parseExtension],
    ['assert', parseAssert],
  ]),
  bicepparam: new Map<string, StatementParser>([
    ['using', parseUsing],
    ['extends', parseExtends],
    ['param', parseParameterAssignment],
    ['var', parseVariable],
    ['import', parsePlainImport],
    ['extensionConfig', parseExtensionConfig],
    ['extension', parseExtension],
    ['type', parseTypeDeclaration],
  ]),
};

/** Parses one statement; the next token is no line end. What cannot be made out is an error node up to the line's end. */
export function parseStatement(cursor: Cursor, fileKind: FileKind): StatementSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const decorators = parseDecorators(cursor);
  const word = kindHere(cursor) === Token.Identifier ? textAt(cursor, cursor.at) : '';
  const parse = statements[fileKind].get(word);
  cursor.lastDecorator = decorators.at(-1)?.start ?? -1;
  cursor.keyword = parse === undefined ? -1 : startOf(cursor);
  if (parse !== undefined) return parse(cursor, decorators) ?? recover(cursor, from, kept, recoverUntil.newLine);
  if (decorators.length > 0) return missingDeclaration(cursor, decorators, kept);
  refuse(cursor, 'unknown-statement', 'a statement', adviceFor(cursor, fileKind, word));
  return recover(cursor, from, kept, recoverUntil.newLine);
}

function adviceFor(cursor: Cursor, fileKind: FileKind, word: string): string {
  const keywords = [...statements[fileKind].keys()];
  const meant = word === '' ? undefined : closest(word, keywords);
  if (meant !== undefined) return `did you mean '${meant}'?`;
  if (closingTokens.includes(kindHere(cursor))) return 'nothing is open that it could close: remove it';
  return `a statement of a .${fileKind} file begins with one of: ${keywords.join(', ')}`;
}

/** Parses a resource nested in another's body; the next token is its keyword or its first decorator. */
export function parseNestedResource(cursor: Cursor): ResourceSyntax | MissingSyntax | ErrorSyntax {
  const outer = enter(cursor);
  const kept = cursor.errors.length;
  const decorators = parseDecorators(cursor);
  const isResource = kindHere(cursor) === Token.Identifier && textAt(cursor, cursor.at) === 'resource';
  const node = isResource ? parseResource(cursor, decorators) : missingDeclaration(cursor, decorators, kept);
  leave(cursor, outer);
  return node;
}

function missingDeclaration(cursor: Cursor, decorators: DecoratorSyntax[], kept: number): MissingSyntax {
  const start = decorators[0]?.start ?? startOf(cursor);
  const end = decorators.at(-1)?.end ?? start;
  const message = 'no declaration follows the decorator; write one on the next line, or remove the decorator';
  if (cursor.errors.length === kept) addError(cursor, { code: 'decorator-without-declaration', message, start, end });
  return { kind: 'missing', decorators, start, end };
}
