import type { Template } from '../../template/template.ts';
import type { ImportSyntax } from '../syntax.ts';
import { compiledExports } from './compiled-exports.ts';
import { type BicepFile, placeOf } from './file.ts';
import type { Imported, Lowering } from './lowering.ts';
import { functionOf, valueOfName } from './symbols.ts';
import { typeNamed } from './types.ts';

/** Imports nested deeper than this are a circle. */
const maxImports = 40;

/** What has been imported into a template so far; a file that is imported twice is entered once. */
export type KnownImports = Map<BicepFile | Template, { readonly imported: Imported; readonly prefix: string }>;

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
  const isSource = /\.bicep$/i.test(path) && !/^(br|ts)[:/]/.test(path);
  const file = isSource ? to.files.bicep(to.file.source, path) : to.files.compiled(to.file.source, path);
  if (file === undefined || depth >= maxImports) return unreadable(statement, path, to);
  const existing = known.get(file);
  if (existing) return existing.imported;
  const prefix = prefixOf(path, known);
  const imported = 'program' in file ? open(file, prefix) : compiledExports(file, to.parts, prefix);
  known.set(file, { imported, prefix });
  return imported;
}

/** Before the names of what is imported, `shared.bicep:`: no name of the file itself has such a prefix. */
function prefixOf(path: string, known: KnownImports): string {
  const name = path.replace(/^.*[\\/]/, '');
  const taken = new Set(Array.from(known.values(), (each) => each.prefix));
  let prefix = `${name}:`;
  for (let number = 2; taken.has(prefix); number += 1) prefix = `${name}#${number}:`;
  return prefix;
}

function unreadable(statement: ImportSyntax, path: string, to: Lowering): undefined {
  const place = placeOf(to.file.source, statement.from);
  const isModule = /^(br|ts)[:/]/.test(path);
  const message = isModule
    ? `'${path}' is not restored on this machine`
    : `'${path}' cannot be imported: there is no such file in the workspace, or the imports go round in a circle`;
  const isKnown = to.parts.problems.some((each) => each.message === message && each.place.source === place.source);
  if (isKnown) return undefined;
  if (isModule) to.report('not-restored', message, place, 'note');
  else to.report('unreadable-import', message, place);
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
