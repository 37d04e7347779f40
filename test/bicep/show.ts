import { type ParseResult, parseBicep } from '../../src/bicep/parse.ts';
import { childrenOf, type SyntaxNode } from '../../src/bicep/syntax.ts';

/** What of a node is shown beside its kind. */
function label(node: SyntaxNode): string {
  const parts: string[] = [];
  if ('name' in node && typeof node.name === 'string') parts.push(node.name);
  if ('value' in node && typeof node.value !== 'object') parts.push(JSON.stringify(node.value, bigints));
  if ('operator' in node) parts.push(node.operator);
  for (const flag of ['safe', 'fromEnd', 'existing', 'multiLine'] as const) {
    if (flag in node && (node as unknown as Record<string, unknown>)[flag] === true) parts.push(flag);
  }
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

/** A tree as `(kind label children…)`; identifiers as their name alone. */
function show(node: SyntaxNode): string {
  if (node.kind === 'identifier') return node.name === '' ? '?' : node.name;
  const children = childrenOf(node).map((child) => ` ${show(child)}`);
  return `(${node.kind}${label(node)}${children.join('')})`;
}

/** The statements of a file that must be well-formed, one line each. */
export function statements(text: string, kind: 'bicep' | 'bicepparam' = 'bicep'): string[] {
  const { program, errors } = parseBicep(text, kind);
  if (errors.length > 0) throw new Error(`not well-formed: ${errors.map((error) => error.message).join(' | ')}`);
  return program.statements.map(show);
}

/** The value of `var x = …`, which must be well-formed. */
export function value(expression: string): string {
  return only(`var x = ${expression}`).replace(/^\(var x (.*)\)$/s, '$1');
}

/** The definition of `type x = …`, which must be well-formed. */
export function type(definition: string): string {
  return only(`type x = ${definition}`).replace(/^\(type x (.*)\)$/s, '$1');
}

function only(text: string): string {
  const shown = statements(text);
  if (shown.length !== 1) throw new Error(`one statement expected, found ${shown.length}`);
  return shown[0] as string;
}

/** The value of `var x = …` with its errors. */
export function broken(expression: string): string {
  const text = `var x = ${expression}`;
  const { program, errors } = parseBicep(text, 'bicep');
  const [statement] = program.statements;
  if (statement?.kind !== 'var' || errors.length === 0) throw new Error('a variable with errors expected');
  const codes = errors.map((error) => `${error.code} at ${JSON.stringify(text.slice(error.start, error.end))}`);
  return `${show(statement.value)} ${codes.join(', ')}`;
}

/** Errors as `line:column code`, columns from 1. */
export function errorPlaces(text: string, kind: 'bicep' | 'bicepparam' = 'bicep'): string[] {
  return parseBicep(text, kind).errors.map((error) => `${place(text, error.start)} ${error.code}`);
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `${before.length}:${(before.at(-1) as string).length + 1}`;
}

/** The kinds and names of the statements that were made out. */
export function outline(result: ParseResult): string[] {
  return result.program.statements.map((statement) => {
    const name = 'name' in statement ? ` ${statement.name.name}` : '';
    return `${statement.kind}${name}`;
  });
}
