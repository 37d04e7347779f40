import type { DocumentPath } from '../condition/condition.ts';
import { type FieldPath, PathError, parsePath, pathOf } from '../value/path.ts';
import { type Compilation, report } from './problem.ts';
import { absolute } from './start.ts';

/** A field path out of a document; one that cannot be read is reported and leads nowhere. */
export function compilePath(text: string, at: DocumentPath, context: Compilation): FieldPath {
  const whole = absolute(text, context.start);
  try {
    return parsePath(whole);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    const offset = Math.max(0, error.offset - (whole.length - text.length));
    report(context, at, `${error.message}; a path is like 'properties.ipConfigurations[*].name'`, { offset });
    return pathOf(text, [{ kind: 'key', key: '' }]);
  }
}
