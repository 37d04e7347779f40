import { lex } from '../../src/bicep/lexer.ts';
import { parseBicep } from '../../src/bicep/parse.ts';
import {
  childrenOf,
  type ObjectSyntax,
  type StatementSyntax,
  type StringSyntax,
  type SyntaxNode,
} from '../../src/bicep/syntax.ts';
import { Token } from '../../src/bicep/token.ts';
import { applyEdits } from '../../src/fix/apply.ts';
import type { Random } from '../fuzz/random.ts';
import { type Change, suffix } from './change.ts';

export const bicepChanges: readonly Change[] = [
  { name: 'comments and blank lines', apply: commented },
  {
    name: 'line ends',
    apply: (text) => (text.includes('\r') || text.includes("'''") ? undefined : text.replaceAll('\n', '\r\n')),
  },
  {
    name: 'variables, resources, modules, functions and types renamed',
    suffix,
    rewords: true,
    apply: (text) => renamed(text, ['var', 'resource', 'module', 'func', 'type']),
  },
  { name: 'parameters renamed', suffix, isOutward: true, rewords: true, apply: (text) => renamed(text, ['param']) },
  { name: 'declarations reordered', rewords: true, apply: reordered },
  {
    name: 'literals moved into variables',
    rewords: true,
    apply: (text, random) => moved(text, random, (name, literal) => `var ${name} = ${literal}\n`),
  },
  {
    name: 'literals moved into defaults',
    rewords: true,
    apply: (text, random) => moved(text, random, (name, literal) => `param ${name} ${typeOf(literal)} = ${literal}\n`),
  },
];

interface TextEdit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

const edit = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text });

function statementsOf(text: string): readonly StatementSyntax[] | undefined {
  const { program, errors } = parseBicep(text, 'bicep');
  return errors.length > 0 ? undefined : program.statements;
}

/**
 * Where a line ends, another comment: but not where a comment of ours or of Bicep means the next line. A member of a union
 * stands on the very next line, so that there the comment ends the line itself.
 */
function commented(text: string): string | undefined {
  if (/#(disable|restore)|resilint-/.test(text) || statementsOf(text) === undefined) return undefined;
  const { kinds, starts, ends, count } = lex(text);
  const edits = Array.from(kinds.subarray(0, count), (kind, at) =>
    kind === Token.NewLine
      ? [edit(starts[at] ?? 0, ends[at] ?? 0, kinds[at + 1] === Token.Pipe ? ' // a note\n\n' : '\n// a note\n\n')]
      : [],
  );
  return applyEdits(text, edits.flat());
}

type Named = Extract<StatementSyntax, { readonly kind: 'var' | 'resource' | 'module' | 'func' | 'type' | 'param' }>;

function renamed(text: string, kinds: readonly Named['kind'][]): string | undefined {
  const statements = statementsOf(text);
  if (statements === undefined || /@export|@sys\.export/.test(text)) return undefined;
  const isNamed = (each: StatementSyntax): each is Named => kinds.some((kind) => kind === each.kind);
  const declared = statements.filter(isNamed).map(({ name }) => name);
  const names = new Set(declared.map(({ name }) => name));
  const all = statements.flatMap(descendants);
  // What is declared within an expression may hide a name; then what a use means is not seen from the use.
  if (names.size === 0 || all.flatMap(localNames).some((name) => names.has(name))) return undefined;
  const uses = all.flatMap(usedName).filter(({ name }) => names.has(name));
  return applyEdits(
    text,
    [...declared, ...uses].map(({ end }) => edit(end, end, suffix)),
  );
}

function localNames(node: SyntaxNode): string[] {
  if (node.kind === 'lambda') return node.parameters.map(({ name }) => name);
  if (node.kind === 'for') return [node.item, ...(node.index ? [node.index] : [])].map(({ name }) => name);
  return node.kind === 'typedParameter' ? [node.name.name] : [];
}

/** The name with which something of the file is used; that of a function or a type may be Azure's as well. */
function usedName(node: SyntaxNode): { readonly name: string; readonly end: number }[] {
  if (node.kind === 'variableAccess' || node.kind === 'typeName') return [node];
  return node.kind === 'functionCall' ? [node.name] : [];
}

function reordered(text: string): string | undefined {
  const statements = statementsOf(text)?.filter(({ kind }) => kind === 'resource' || kind === 'module');
  if (statements === undefined || statements.length < 2 || /#(disable|restore)|resilint-/.test(text)) return undefined;
  const texts = statements.map(({ start, end }) => text.slice(start, end)).reverse();
  return applyEdits(
    text,
    statements.map(({ start, end }, at) => edit(start, end, texts[at] ?? '')),
  );
}

function moved(text: string, random: Random, declare: (name: string, literal: string) => string): string | undefined {
  const statements = statementsOf(text);
  if (statements === undefined || text.includes(suffix)) return undefined;
  const bodies = statements.flatMap((each) =>
    each.kind === 'resource' ? descendants(each).filter((node) => node.kind === 'object') : [],
  );
  const literals = bodies.flatMap(literalsOf).filter(() => random.chance(2));
  if (literals.length === 0) return undefined;
  const names = literals.map((_, at) => `law${at}${suffix}`);
  const declared = literals.map(({ start, end }, at) => declare(names[at] ?? '', text.slice(start, end)));
  const changed = applyEdits(
    text,
    literals.map(({ start, end }, at) => edit(start, end, names[at] ?? '')),
  );
  return changed === undefined ? undefined : `${changed}\n${declared.join('')}`;
}

const fixed = new Set(['name', 'scope', 'parent', 'dependsOn', 'mode', 'type', 'apiVersion']);

/** Literal values of members, on one line. */
function literalsOf({ items }: ObjectSyntax): SyntaxNode[] {
  return items.flatMap((item) => {
    if (item.kind !== 'objectProperty' || item.key.kind !== 'identifier' || fixed.has(item.key.name)) return [];
    const { value } = item;
    return value.kind === 'boolean' || value.kind === 'integer' || (value.kind === 'string' && isPlain(value))
      ? [value]
      : [];
  });
}

const isPlain = ({ multiLine, value }: StringSyntax): boolean => !multiLine && value !== '';

function typeOf(literal: string): string {
  if (literal === 'true' || literal === 'false') return 'bool';
  return literal.startsWith("'") ? 'string' : 'int';
}

function descendants(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const work = [node];
  for (let each = work.pop(); each !== undefined; each = work.pop()) {
    found.push(each);
    work.push(...childrenOf(each));
  }
  return found;
}
