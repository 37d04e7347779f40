import type { ImportSyntax } from '../syntax.ts';
import type { BicepFile, BicepFiles } from './file.ts';

/** The .bicep file that an import names; none for compiled modules and files that are not there. */
function importedFile(statement: ImportSyntax, file: BicepFile, files: BicepFiles): BicepFile | undefined {
  const path = statement.from.kind === 'string' ? statement.from.value : undefined;
  return path !== undefined && isSourcePath(path) ? files.bicep(file.source, path) : undefined;
}

export function isSourcePath(path: string): boolean {
  return /\.bicep$/i.test(path) && !/^(br|ts)[:/]/.test(path);
}

/** Whether an import leads back to the file that it stands in, which Bicep refuses (BCP094, BCP095). */
export function leadsBack(statement: ImportSyntax, file: BicepFile, files: BicepFiles): boolean {
  const seen = new Set<BicepFile>();
  const ahead = [importedFile(statement, file, files)];
  for (let next = ahead.pop(); next !== undefined || ahead.length > 0; next = ahead.pop()) {
    if (next === undefined || seen.has(next)) continue;
    if (next.source.path === file.source.path) return true;
    seen.add(next);
    for (const each of next.program.statements) if (each.kind === 'import') ahead.push(importedFile(each, next, files));
  }
  return false;
}

export function circleMessage(path: string, file: BicepFile): string {
  const base = (name: string): string => name.replace(/^.*[\\/]/, '');
  return base(path) === base(file.source.path)
    ? `'${path}' imports itself; use its own names without an import`
    : `'${path}' cannot be imported: it imports '${base(file.source.path)}' in turn; move what both use into a third file`;
}
