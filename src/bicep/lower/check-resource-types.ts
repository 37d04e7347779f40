import type { ResourceSyntax } from '../syntax.ts';
import { addProblem, type CheckedFile } from './check.ts';
import { namespaceOf } from './namespaces.ts';

/** The type of a resource that is not nested in another: fixed text with a version, of an extension that is there. */
export function checkResourceType(check: CheckedFile, { type }: ResourceSyntax): void {
  if (type.kind === 'interpolatedString') {
    addProblem(check, 'bad-resource-type', 'the type of a resource is fixed text: remove the ${…}', type);
  } else if (type.kind === 'string' && type.value !== '') {
    if (!/[^@]@[^@]/.test(type.value))
      addProblem(check, 'bad-resource-type', "the type of a resource is written 'Namespace/type@version'", type);
    const alias = /^(\w+):/.exec(type.value)?.[1];
    if (alias !== undefined && !isExtension(check, alias))
      addProblem(check, 'unknown-name', `there is no extension called '${alias}' in this file`, type);
  }
}

function isExtension({ file, files }: CheckedFile, alias: string): boolean {
  if (namespaceOf(alias, file) === 'az' || file.symbols.get(alias)?.kind === 'extension') return true;
  return files?.extensions(file.source).includes(alias) === true;
}
