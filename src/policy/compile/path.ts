import type { DocumentPath } from '../condition/condition.ts';
import { type FieldPath, PathError, parsePath, pathOf } from '../value/path.ts';
import { type Compilation, report } from './problem.ts';

/** A field path out of a document; one that cannot be read is reported and leads nowhere. */
export function compilePath(text: string, at: DocumentPath, context: Compilation): FieldPath {
  try {
    return parsePath(withEach(text, context));
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    report(context, at, `${error.message}; a path is like 'properties.ipConfigurations[*].name'`, {
      offset: error.offset,
    });
    return pathOf(text, [{ kind: 'key', key: '' }]);
  }
}

/** `each.name` as `properties.dataDisks[*].name`, in a rule that looks at each data disk. */
export function withEach(text: string, { each }: Compilation): string {
  return each !== undefined && /^each($|[.[])/i.test(text) ? `${each}${text.slice(4)}` : text;
}
