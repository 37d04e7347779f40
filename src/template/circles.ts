import { circularGroups, wayRound } from './components.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { type Expression, partsOfExpression } from './expression.ts';
import { namedBy } from './names.ts';
import { isLazyFunction } from './operators.ts';
import type { Place } from './place.ts';
import type { Template } from './template.ts';

/** Parameters, variables and user-defined functions whose values are made of one another. */
export interface Circle {
  /** Whether it is one whatever the parameters are; else it may be broken by a condition. */
  readonly certain: boolean;
  /** Of a certain one: what is wrong, told at the place of what is declared first. */
  readonly message: string;
  readonly place: Place;
}

const found = new WeakMap<Template, ReadonlyMap<string, Circle>>();

/** The circles of a template by what lies on them: `variable:`, `parameter:` or `function:` and the lower-case name. */
export function circlesOf(template: Template): ReadonlyMap<string, Circle> {
  let circles = found.get(template);
  if (circles === undefined) {
    circles = findCircles(template);
    found.set(template, circles);
  }
  return circles;
}

/** What is wrong with a template whatever it is deployed with. */
export function circleProblems(template: Template): Diagnostic[] {
  const circles = new Set(circlesOf(template).values());
  return [...circles]
    .filter(({ certain }) => certain)
    .map(({ message, place }) => diagnostic('error', 'circular-reference', message, place));
}

/** A parameter, variable or user-defined function. */
interface Name {
  readonly key: string;
  readonly label: string;
  readonly place: Place;
  readonly value: Expression;
  /** What its value always needs, and what it may need besides. */
  readonly always: Set<Name>;
  readonly maybe: Set<Name>;
}

function findCircles(template: Template): ReadonlyMap<string, Circle> {
  if (template.outer) return new Map();
  const names = namesOf(template);
  for (const name of names.values()) if (!isAny(name)) follow(name, names, template);
  const circles = new Map<string, Circle>();
  const all = ({ always, maybe }: Name): Iterable<Name> => [...always, ...maybe];
  for (const group of circularGroups(names.values(), all)) enter(circles, group, false, all);
  if (circles.size === 0) return circles;
  for (const group of circularGroups(names.values(), ({ always }) => always))
    enter(circles, group, true, ({ always }) => always);
  return circles;
}

function enter(
  circles: Map<string, Circle>,
  group: readonly Name[],
  certain: boolean,
  next: (name: Name) => Iterable<Name>,
): void {
  const named = group.filter((name) => !isAny(name));
  const first = named.find(({ key }) => !key.startsWith('function:')) ?? named[0];
  if (first === undefined) return;
  const way = certain ? wayRound(first, new Set(group), next).map(({ label }) => label) : [];
  const shown = way.length > maxShown ? [...way.slice(0, maxShown - 1), '…', first.label] : way;
  const message = `${first.label} depends on itself: ${shown.join(' → ')}; break the circle`;
  for (const { key } of named) circles.set(key, { certain, message, place: first.place });
}

/** Names of a circle that its message tells. */
const maxShown = 12;

function namesOf({ variables, parameters, functions }: Template): ReadonlyMap<string, Name> {
  const names = new Map<string, Name>();
  const add = (kind: string, id: string, name: string, place: Place, value: Expression | undefined): void => {
    const key = `${kind}:${id}`;
    if (value) names.set(key, { key, label: `${kind} '${name}'`, place, value, always: new Set(), maybe: new Set() });
  };
  for (const [id, { name, place, defaultValue }] of parameters) add('parameter', id, name, place, defaultValue);
  for (const [id, { name, place, value }] of variables) add('variable', id, name, place, value);
  for (const [id, { name, place, output }] of functions) add('function', id, name, place, output);
  for (const kind of ['parameter', 'variable']) addAny(names, kind);
  return names;
}

/** A computed name may be any of its kind. */
function addAny(names: Map<string, Name>, kind: string): void {
  const all = [...names.values()].filter(({ key }) => key.startsWith(`${kind}:`));
  const [first] = all;
  if (first) names.set(`any ${kind}`, { ...first, key: `any ${kind}`, always: new Set(), maybe: new Set(all) });
}

/** Notes what the value of a name is made of. Bicep refuses a circle under any condition, ARM only one that it runs into. */
function follow(name: Name, names: ReadonlyMap<string, Name>, { language }: Template): void {
  const left: Part[] = [{ expression: name.value, always: true }];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    for (const { key, always } of namedIn(part, name)) {
      const target = names.get(key);
      if (target) (always || language === 'bicep' ? name.always : name.maybe).add(target);
    }
    for (const each of partsOf(part)) if (each.expression.kind !== 'literal') left.push(each);
  }
}

function isAny({ key }: Name): boolean {
  return key.startsWith('any ');
}

interface Part {
  readonly expression: Expression;
  /** Whether it is evaluated whatever the parameters are. */
  readonly always: boolean;
}

/** The keys of what a call names. */
function* namedIn({ expression, always }: Part, { key: inside }: Name): Iterable<{ key: string; always: boolean }> {
  if (expression.kind !== 'call') return;
  const { namespace, name: called } = expression;
  if (namespace !== undefined) yield { key: `function:${namespace}.${called}`.toLowerCase(), always };
  const named = namedBy(expression);
  if (named === undefined || (named.kind === 'parameter' && inside.startsWith('function:'))) return;
  const { kind, name } = named;
  // A parameter is only made of others where it is not passed.
  yield {
    key: name === undefined ? `any ${kind}` : `${kind}:${name}`,
    always: always && name !== undefined && kind === 'variable',
  };
}

function partsOf({ expression, always }: Part): Part[] {
  const surely = (each: Expression): Part => ({ expression: each, always });
  switch (expression.kind) {
    case 'loop':
      return [surely(expression.count), { expression: expression.body, always: false }];
    case 'call': {
      const lower = expression.name.toLowerCase();
      const isLazy = expression.namespace !== undefined || lower === 'lambda';
      return expression.args.map((arg, at) => ({
        expression: arg,
        always: always && !isLazy && (at === 0 || !isLazyFunction(lower)),
      }));
    }
    default:
      return partsOfExpression(expression).map(surely);
  }
}
