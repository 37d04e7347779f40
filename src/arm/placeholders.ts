import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import type { Expression, LiteralExpression, ObjectEntry } from '../template/expression.ts';
import { listed } from '../template/list.ts';
import type { DeploymentArgument, ParameterSet, Template } from '../template/template.ts';
import { resolveType } from '../template/type-members.ts';
import type { TypeModel } from '../template/types.ts';
import { matchValue } from './match/value.ts';
import { substituted } from './substitution.ts';

/** `<subscription id>`, `[guid of the group]`, `{{region}}`, `__REGION__`: a text that says what is to be written there. */
const placeholder = /^(?:<[^<>]+>|\[.+\]|\{\{.+\}\}|__\w+__|##\w+##)$/s;
/** Text that reads like an expression is meant as it stands: in a parameter file Azure evaluates none. */
const call = /^\[\s*[A-Za-z][\w.]*\s*\(.*\).*\]$/s;

const memory = new WeakMap<ParameterSet, WeakMap<Template, ParameterSet>>();

/**
 * The values of a parameter file as they are known here. What a pipeline or a person is still to fill in is unknown:
 * placeholders, variables of an environment (`${NAME}`; `${NAME=default}` is its default), and an empty text where the
 * template takes none.
 *
 * Source: https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables
 */
export function withoutPlaceholders(set: ParameterSet, template: Template): ParameterSet {
  const known = memory.get(set) ?? new WeakMap<Template, ParameterSet>();
  memory.set(set, known);
  const filled = known.get(template) ?? fill(set, template);
  known.set(template, filled);
  return filled;
}

function fill(set: ParameterSet, template: Template): ParameterSet {
  const values = new Map<string, DeploymentArgument>();
  const open: DeploymentArgument[] = [];
  for (const [key, argument] of set.values) {
    const blanks: LiteralExpression[] = [];
    const type = template.parameters.get(key)?.type;
    const isLeftOut = isNull(argument.value) && template.parameters.get(key)?.defaultValue === undefined;
    const value = argument.secret ? argument.value : filled(argument.value, type, { template, blanks, isLeftOut });
    values.set(key, value === argument.value ? argument : { ...argument, value });
    if (blanks.length > 0) open.push(argument);
  }
  return { ...set, values, diagnostics: [...set.diagnostics, ...noteOf(open)] };
}

function noteOf(open: readonly DeploymentArgument[]): Diagnostic[] {
  const [first] = open;
  if (first === undefined) return [];
  const names = listed(open.map(({ name }) => `'${name}'`));
  const message =
    open.length === 1
      ? `a placeholder is given for parameter ${names}, whose value is not known here`
      : `placeholders are given for parameters ${names}, whose values are not known here`;
  return [diagnostic('note', 'placeholder', message, first.value.place)];
}

function isNull(value: Expression): boolean {
  return value.kind === 'literal' && value.value === null;
}

interface Filling {
  readonly template: Template;
  /** Placeholders met. */
  readonly blanks: LiteralExpression[];
  /** The value as a whole is null, and no default is used instead. */
  readonly isLeftOut: boolean;
}

/** The same expression where nothing in it is to be filled in. */
function filled(value: Expression, declared: TypeModel | undefined, to: Filling): Expression {
  if (value.kind === 'literal') return filledLiteral(value, declared, to);
  if (value.kind !== 'array' && value.kind !== 'object') return value;
  const type = declared && resolveType(declared, to.template.definitions);
  if (value.kind === 'array') {
    const items = value.items.map((item, index) => filled(item, type?.prefixItems?.[index] ?? type?.items, to));
    return items.every((item, index) => item === value.items[index])
      ? value
      : { kind: 'array', items, place: value.place };
  }
  const entries = value.entries.map((entry) => filledEntry(entry, type, to));
  return entries.every((entry, index) => entry === value.entries[index])
    ? value
    : { kind: 'object', entries, place: value.place };
}

function filledEntry(entry: ObjectEntry, type: TypeModel | undefined, to: Filling): ObjectEntry {
  if (entry.computedKey) return entry;
  const other = typeof type?.additionalProperties === 'object' ? type.additionalProperties : undefined;
  const value = filled(entry.value, type?.properties?.get(entry.key.toLowerCase())?.type ?? other, to);
  return value === entry.value ? entry : { ...entry, value };
}

function filledLiteral(literal: LiteralExpression, declared: TypeModel | undefined, to: Filling): Expression {
  const { value, place } = literal;
  if (typeof value !== 'string' && !(value === null && to.isLeftOut)) return literal;
  const type = declared && resolveType(declared, to.template.definitions);
  const isBlank =
    value === null || value === ''
      ? type && !fits(literal, type, to.template)
      : placeholder.test(value) && !call.test(value);
  if (!isBlank) return typeof value === 'string' ? substituted(literal, type?.type ?? 'any') : literal;
  to.blanks.push(literal);
  return {
    kind: 'broken',
    message: value === null || value === '' ? 'it is left empty' : `'${value.slice(0, 80)}' is still to be filled in`,
    place,
  };
}

function fits(literal: LiteralExpression, type: TypeModel, { definitions }: Template): boolean {
  return matchValue(literal, type, { definitions, label: '', secure: true }).length === 0;
}
