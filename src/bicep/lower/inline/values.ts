import type { Diagnostic } from '../../../template/diagnostic.ts';
import type { Expression, LoopExpression, ObjectEntry, ObjectExpression } from '../../../template/expression.ts';
import { entryOf } from '../../../template/expression.ts';
import type { Place } from '../../../template/place.ts';
import { broken } from '../build.ts';

/**
 * A template that is written as an object in Bicep, as a template of ARM JSON: its resources are `Microsoft.Resources/deployments`.
 * Its expressions are those of the Bicep file, lowered.
 */
export interface InlineReader {
  /**
   * The deployment that holds it evaluates what is written; text that looks like an expression is then one of the nested
   * deployment. Otherwise (inner scope) all is the nested deployment's, and such text is text.
   */
  readonly outer: boolean;
  /** Reads an expression of ARM JSON, `[resourceGroup().name]`, that stands at a place. */
  readonly expression: (text: string, place: Place) => Expression;
  /** What is wrong with it. */
  readonly problems: Diagnostic[];
}

/** Members by name, those whose names are computed left out. */
export function namedEntries(object: Expression | undefined): readonly ObjectEntry[] {
  return object?.kind === 'object' ? object.entries.filter((entry) => entry.computedKey === undefined) : [];
}

export function inlineMember(object: Expression | undefined, name: string): Expression | undefined {
  return object?.kind === 'object' ? entryOf(object, name)?.value : undefined;
}

export function inlineText(object: Expression | undefined, name: string): string | undefined {
  const value = inlineMember(object, name);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The value of a member as the template means it. */
export function inlineValue(reader: InlineReader, object: Expression, name: string): Expression | undefined {
  const found = inlineMember(object, name);
  return found && templateValue(reader, found);
}

/** A value as the template means it: its text may be expressions, its `copy` lists are loops. */
export function templateValue(reader: InlineReader, value: Expression): Expression {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? textValue(reader, value.value, value.place) : value;
    case 'array':
      return { ...value, items: value.items.map((item) => templateValue(reader, item)) };
    case 'object':
      return { ...value, entries: value.entries.flatMap((entry) => entriesFor(reader, entry)) };
    case 'call':
      return isTextOfExpression(value)
        ? broken('text that is put together becomes an expression of the nested deployment', value.place)
        : value;
    default:
      return value;
  }
}

/** Escaped by the compiler, evaluated away by the parent, and then evaluated by the nested deployment. */
function textValue(reader: InlineReader, text: string, place: Place): Expression {
  const isExpression = text.length > 1 && text.startsWith('[') && text.endsWith(']');
  if (!reader.outer || !isExpression) return { kind: 'literal', value: text, place };
  const deferred: Expression = text.startsWith('[[')
    ? { kind: 'literal', value: text.slice(1), place }
    : reader.expression(text, place);
  return { kind: 'literal', value: text, deferred, place };
}

/** `'[${…}]'` */
function isTextOfExpression({ name, args: [first] }: Extract<Expression, { kind: 'call' }>): boolean {
  return name === 'format' && first?.kind === 'literal' && /^\[(?!\[).*\]$/s.test(String(first.value));
}

function entriesFor(reader: InlineReader, entry: ObjectEntry): readonly ObjectEntry[] {
  const { key, value } = entry;
  if (key.toLowerCase() === 'copy' && isInlineLoopList(value))
    return value.items.map((item) => {
      const loop = inlineLoop(reader, item, inlineText(item, 'name') ?? '');
      return { key: loop.name, value: loop };
    });
  return [{ ...entry, value: templateValue(reader, value) }];
}

type LoopList = Extract<Expression, { kind: 'array' }> & { readonly items: readonly ObjectExpression[] };

/**
 * Whether a member called `copy` is a list of loops that make arrays.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties
 */
export function isInlineLoopList(value: Expression | undefined): value is LoopList {
  if (value?.kind !== 'array' || value.items.length === 0) return false;
  return value.items.every(
    (item) => ['name', 'count', 'input'].filter((part) => inlineMember(item, part) !== undefined).length >= 2,
  );
}

/** `{ name, count, input }` */
export function inlineLoop(reader: InlineReader, item: Expression, name: string): LoopExpression {
  const part = (key: string): Expression =>
    inlineValue(reader, item, key) ?? broken(`the copy loop has no '${key}'`, item.place);
  return { kind: 'loop', name, count: part('count'), body: part('input'), place: item.place };
}
