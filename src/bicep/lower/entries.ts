import type { ObjectEntry } from '../../template/expression.ts';
import type { ObjectSyntax } from '../syntax.ts';
import type { Locals } from './file.ts';
import type { Lowering } from './lowering.ts';

/** A property of an object; `undefined` where its name could not be read. */
export function lowerEntry(
  item: Extract<ObjectSyntax['items'][number], { kind: 'objectProperty' }>,
  to: Lowering,
  locals: Locals,
): ObjectEntry | undefined {
  const value = to.lower(item.value, locals, item.key);
  switch (item.key.kind) {
    case 'identifier':
      return { key: item.key.name, value };
    case 'string':
      return { key: item.key.value, value };
    case 'interpolatedString':
      return {
        key: to.file.source.text.slice(item.key.start, item.key.end),
        computedKey: to.lower(item.key, locals),
        value,
      };
    case 'error':
      return undefined;
  }
}
