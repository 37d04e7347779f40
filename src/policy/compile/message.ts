import { closest, hint } from '../../template/suggest.ts';
import type { DocumentPath } from '../condition/condition.ts';
import { PathError, parsePath } from '../value/path.ts';
import { compileExpression } from './expression.ts';
import { spelled } from './library.ts';
import type { MessageTemplate, Placeholder } from './policy.ts';
import { type Compilation, report, useJoin } from './problem.ts';
import { absolute, type Start } from './start.ts';

const pieces = /\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g;

/** A message with `{placeholders}`; `{{` and `}}` are braces. */
export function compileMessage(text: string, at: DocumentPath, context: Compilation): MessageTemplate {
  return withQuotes(compilePieces(text, at, context));
}

function compilePieces(text: string, at: DocumentPath, context: Compilation): MessageTemplate {
  return Array.from(text.matchAll(pieces)).flatMap(({ 0: whole, 1: inner, index }) => {
    if (whole === '{{' || whole === '}}') return [whole.slice(1)];
    if (inner === undefined) return [whole];
    const { place } = context.start;
    if (inner.trim().toLowerCase() === 'place' && place) return calledPlace(place, index === 0, context);
    return [compilePlaceholder(inner.trim(), at, index, context) ?? whole];
  });
}

/** Quotes around a placeholder are meant for each of its values: `'{subnets.name}'` is `'front' and 'back'`. */
function withQuotes(template: MessageTemplate): MessageTemplate {
  const isQuoted = (at: number): boolean => {
    const [before, piece, after] = [template[at - 1], template[at], template[at + 1]];
    if (typeof before !== 'string' || typeof after !== 'string' || typeof piece !== 'object') return false;
    return before.endsWith("'") && after.startsWith("'");
  };
  return template.flatMap((piece, at): MessageTemplate => {
    if (typeof piece !== 'string') return [isQuoted(at) ? { ...piece, quoted: true } : piece];
    const text = piece.slice(isQuoted(at - 1) ? 1 : 0, isQuoted(at + 1) ? -1 : undefined);
    return text === '' ? [] : [text];
  });
}

/** What the target of a place is called, with a capital at the start of a message: its paths begin at the resource. */
function calledPlace({ called }: NonNullable<Start['place']>, first: boolean, context: Compilation): MessageTemplate {
  const text = first ? called.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : called.text;
  return compileMessage(text, called.at, { ...context, start: called.start });
}

function compilePlaceholder(
  text: string,
  at: DocumentPath,
  offset: number,
  context: Compilation,
): Placeholder | undefined {
  if (text.startsWith('[')) return { kind: 'expression', expression: compileExpression(text, at, context), text };
  const [head = '', ...rest] = text.split('.');
  if (head.toLowerCase() === 'parameters' && rest.length === 1) {
    return {
      kind: 'expression',
      expression: compileExpression(`[parameters('${rest.join('.')}')]`, at, context),
      text,
    };
  }
  const join = context.joins.has(head.toLowerCase());
  try {
    const path = parsePath(join && rest.length > 0 ? rest.join('.') : join ? 'name' : absolute(text, context.start));
    if (join) {
      useJoin(head, at, context);
      return { kind: 'set', join: head, path, text };
    }
    if (text.toLowerCase() === 'place') {
      report(context, at, "'{place}' is what a place is called, and the rule judges none: write '{name}'", { offset });
      return undefined;
    }
    if (!isRoot(absolute(text, context.start).split('.')[0] ?? '')) {
      report(
        context,
        at,
        `'{${text}}' names neither a property of the resource nor a 'let'${hint(closest(head, [...spelled(context.joins), ...roots]))}`,
        { offset },
      );
      return undefined;
    }
    return { kind: 'field', path, text };
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    report(context, at, `'{${text}}' is no placeholder: ${error.message}`, { offset });
    return undefined;
  }
}

/** What stands at the top of a resource. */
const roots = [
  'name',
  'fullName',
  'type',
  'id',
  'location',
  'apiVersion',
  'kind',
  'sku',
  'plan',
  'identity',
  'zones',
  'tags',
  'properties',
  'extendedLocation',
  'managedBy',
  'scale',
  'placement',
  'etag',
  'asserts',
];

function isRoot(name: string): boolean {
  const lower = name.replace(/\[.*$/, '').toLowerCase();
  return roots.some((root) => root.toLowerCase() === lower);
}
