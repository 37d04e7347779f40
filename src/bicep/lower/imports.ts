import type { DiagnosticCode } from '../../template/rules.ts';
import type { Template } from '../../template/template.ts';
import { notRestored } from '../not-restored.ts';
import type { ImportSyntax } from '../syntax.ts';
import { compiledExports } from './compiled-exports.ts';
import { type BicepFile, placeAt } from './file.ts';
import { circleMessage, isSourcePath, leadsBack } from './import-circles.ts';
import type { Imported, Lowering } from './lowering.ts';
import { functionOf, valueOfName } from './symbols.ts';
import { typeNamed } from './types.ts';

/** Imports nested deeper than this are a circle. */
const maxImports = 40;

/** What has been imported into a template so far; a file that is imported twice is entered once. */
export interface KnownImports {
  readonly files: Map<BicepFile | Template, { readonly imported: Imported; readonly prefix: string }>;
  /** Import statements, by whether they lead back to the file they stand in. */
  readonly circles: Map<ImportSyntax, boolean>;
}

export function noImports(): KnownImports {
  return { files: new Map(), circles: new Map() };
}

/** Opens a .bicep file under a prefix of its own. */
type OpenFile = (file: BicepFile, prefix: string) => Imported;

/** The exports of the file that an import names; `undefined`, and a reported reason, where there are none. */
export function importedBy(
  statement: ImportSyntax,
  to: Lowering,
  depth: number,
  known: KnownImports,
  open: OpenFile,
): Imported | undefined {
  const path = statement.from.kind === 'string' ? statement.from.value : undefined;
  if (path === undefined) return undefined;
  const file = isSourcePath(path) ? to.files.bicep(to.file.source, path) : to.files.compiled(to.file.source, path);
  if (file === undefined || depth >= maxImports) return unreadable(statement, path, to);
  if ('program' in file && isCircle(statement, to, known))
    return refused(statement, circleMessage(path, to.file), 'circular-import', to);
  const existing = known.files.get(file);
  if (existing) return existing.imported;
  const prefix = prefixOf(path, known);
  const imported = 'program' in file ? open(file, prefix) : compiledExports(file, to.parts, prefix);
  known.files.set(file, { imported, prefix });
  return imported;
}

/** Before the names of what is imported, `shared.bicep:`: no name of the file itself has such a prefix. */
function prefixOf(path: string, { files }: KnownImports): string {
  const name = path.replace(/^.*[\\/]/, '');
  const taken = new Set(Array.from(files.values(), (each) => each.prefix));
  let prefix = `${name}:`;
  for (let number = 2; taken.has(prefix); number += 1) prefix = `${name}#${number}:`;
  return prefix;
}

function isCircle(statement: ImportSyntax, to: Lowering, { circles }: KnownImports): boolean {
  const known = circles.get(statement) ?? leadsBack(statement, to.file, to.files);
  circles.set(statement, known);
  return known;
}

function unreadable(statement: ImportSyntax, path: string, to: Lowering): undefined {
  return /^(br|ts)[:/]/.test(path)
    ? unrestored(statement, path, to)
    : refused(statement, `'${path}' cannot be imported: there is no such file in the workspace`, 'unreadable-file', to);
}

/** Says once for a file why something is not imported. */
function refused(statement: ImportSyntax, message: string, code: DiagnosticCode, to: Lowering): undefined {
  const place = placeAt(to.file.source, statement.from);
  const isKnown = to.parts.problems.some((each) => each.message === message && each.place.source === place.source);
  if (!isKnown) to.report(code, message, place);
  return undefined;
}

/** Told once for all modules of a file. */
function unrestored(statement: ImportSyntax, path: string, to: Lowering): undefined {
  const place = placeAt(to.file.source, statement.from);
  to.parts.problems.push({ severity: 'note', code: 'not-restored', place, ...notRestored(path) });
  return undefined;
}

/** The exports of a .bicep file. */
export function exportsOf(imported: Lowering): Imported {
  return {
    value: (name, place) =>
      imported.file.symbols.has(name) ? valueOfName(name, imported, new Map(), place) : undefined,
    functionNamed: (name) => functionOf(name, imported),
    typeNamed: (name) => typeNamed(name, imported),
  };
}
