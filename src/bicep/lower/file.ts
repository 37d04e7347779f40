import type { SourceText } from '../../source/text.ts';
import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { ScopeKind, Template } from '../../template/template.ts';
import type {
  FunctionSyntax,
  ImportItemSyntax,
  ImportSyntax,
  ModuleSyntax,
  ParameterAssignmentSyntax,
  ParameterSyntax,
  ProgramSyntax,
  ResourceSyntax,
  TextSpan,
  TypeDeclarationSyntax,
  VariableSyntax,
} from '../syntax.ts';

/** What a name of a file stands for. */
export type BicepSymbol =
  | ParameterSyntax
  | VariableSyntax
  | TypeDeclarationSyntax
  | FunctionSyntax
  | ResourceSymbol
  | ModuleSyntax
  | ParameterAssignmentSyntax
  | ImportedSymbol
  | { readonly kind: 'wildcard'; readonly from: ImportSyntax }
  | { readonly kind: 'extension'; readonly name: string; readonly provider: string };

/** A resource with the resources it is nested in, outermost first. */
export interface ResourceSymbol {
  readonly kind: 'resource';
  readonly name: string;
  readonly syntax: ResourceSyntax;
  readonly ancestors: readonly ResourceSymbol[];
}

export interface ImportedSymbol {
  readonly kind: 'imported';
  readonly item: ImportItemSyntax;
  readonly exportedName: string;
  readonly from: ImportSyntax;
}

/** One parsed .bicep file. */
export interface BicepFile {
  readonly source: SourceText;
  readonly program: ProgramSyntax;
  /** Declared names; Bicep's identifiers are case-sensitive. Nested resources are not among them. */
  readonly symbols: ReadonlyMap<string, BicepSymbol>;
}

/** Files that a file names. Reads nothing outside the workspace; `undefined` with a reported reason otherwise. */
export interface BicepFiles {
  /** The .bicep file at a path relative to the folder of `from`. */
  bicep(from: SourceText, path: string): BicepFile | undefined;
  /** The compiled template that an import names: a file of JSON, or a module of a registry (`br:`, `ts:`). */
  compiled(from: SourceText, reference: string): Template | undefined;
  /** The text of any file, for `loadTextContent` and its kin; why it is not read where it is not. */
  text(from: SourceText, path: string, encoding?: string): SourceText | Unread;
  /** Bytes of any file as base64, for `loadFileAsBase64`. */
  base64(from: SourceText, path: string): string | Unread;
  /** An expression of ARM JSON, `[resourceGroup().name]`, that stands at a place of a Bicep file. */
  expression(text: string, place: Place): Expression;
  /** The extensions besides `az` that the configuration of a file's folder gives it without a statement. */
  extensions(from: SourceText): readonly string[];
  /** The names of the files in a folder, for `loadDirectoryFileInfo`, sorted. */
  directory(from: SourceText, path: string): readonly string[] | Unread;
}

/** A file that is not read. */
export interface Unread {
  readonly reason: string;
}

/** The names that a file declares for one kind of thing, one at a time. */
export function* declaredAs(kind: BicepSymbol['kind'], { symbols }: BicepFile): Iterable<string> {
  for (const [name, symbol] of symbols) if (symbol.kind === kind) yield name;
}

/** Which of the two kinds of file it is, by its name. */
export function fileKindOf({ source }: BicepFile): 'bicep' | 'bicepparam' {
  return /\.bicepparam$/i.test(source.path) ? 'bicepparam' : 'bicep';
}

/** What a name means besides the file's symbols: loop and lambda variables. */
export type Locals = ReadonlyMap<string, Expression>;

export function placeAt(source: SourceText, node: TextSpan, key?: TextSpan): Place {
  const span = { start: node.start, end: node.end };
  return key ? { kind: 'text', source, span, key: { start: key.start, end: key.end } } : { kind: 'text', source, span };
}

const scopes: readonly ScopeKind[] = ['resourceGroup', 'subscription', 'managementGroup', 'tenant'];

/** What the file says it is deployed to. */
export function targetScopeOf(file: BicepFile): ScopeKind {
  const statement = file.program.statements.find((each) => each.kind === 'targetScope');
  const value =
    statement?.kind === 'targetScope' && statement.value.kind === 'string' ? statement.value.value : undefined;
  return scopes.find((scope) => scope === value) ?? 'resourceGroup';
}
