import { rowNamed } from '../evaluate/functions.ts';
import type { CallExpression, Expression } from '../template/expression.ts';
import { type NameKind, namedBy } from '../template/names.ts';
import type { Resource, Template } from '../template/template.ts';
import type { Segment } from './places.ts';

export type DefinitionKind = NameKind | 'function';

/** What uses a name. An argument of a deployment hands the value on; so do variables, defaults and functions. */
export type User =
  | { readonly kind: 'resource'; readonly label: string; readonly resource: Resource; readonly argument?: string }
  | { readonly kind: 'output'; readonly label: string }
  | { readonly kind: DefinitionKind; readonly name: string };

/** One use of a name, and the member of its value that is used there. */
export interface Use {
  readonly kind: DefinitionKind;
  /** In lower case. */
  readonly name: string;
  readonly path: readonly Segment[];
  readonly user: User;
}

const known = new WeakMap<Template, readonly Use[]>();

/** Every use of a parameter, variable or function in a template's own expressions. */
export function usesIn(template: Template): readonly Use[] {
  let uses = known.get(template);
  if (uses === undefined) {
    uses = collect(template);
    known.set(template, uses);
  }
  return uses;
}

function collect(template: Template): Use[] {
  const uses: Use[] = [];
  const visit = (expression: Expression | undefined, user: User): void => {
    if (expression) walk(expression, [], (use) => uses.push({ ...use, user }));
  };
  for (const [name, { value }] of template.variables) visit(value, { kind: 'variable', name });
  for (const [name, { defaultValue }] of template.parameters) visit(defaultValue, { kind: 'parameter', name });
  for (const [name, { output }] of template.functions) {
    // Inside of a function, parameters are its own.
    walk(output, [], (use) => {
      if (use.kind !== 'parameter') uses.push({ ...use, user: { kind: 'function', name } });
    });
  }
  for (const resource of template.resources) visitResource(resource, visit);
  for (const { name, value, condition } of template.outputs.values()) {
    visit(value, { kind: 'output', label: `output '${name}'` });
    visit(condition, { kind: 'output', label: `output '${name}'` });
  }
  return uses;
}

function visitResource(resource: Resource, visit: (expression: Expression | undefined, user: User) => void): void {
  const user = { kind: 'resource', label: labelOfDeclared(resource), resource } as const;
  const { deployment, loop } = resource;
  for (const each of [resource.condition, resource.scope, resource.dependsOn, loop?.count, loop?.batchSize])
    visit(each, user);
  // Only Bicep and symbolic templates read name, type and version apart from the body.
  const inBody = new Set(resource.body.entries.map((entry) => entry.key.toLowerCase()));
  if (!inBody.has('name')) visit(resource.name, user);
  for (const entry of resource.body.entries) visit(deployment ? withoutArguments(entry.value) : entry.value, user);
  for (const [argument, { value, wrapped }] of deployment?.parameters ?? [])
    visit(wrapped ?? value, { ...user, argument });
  if (resource.body.entries.length === 0) {
    for (const each of [
      deployment?.link?.uri,
      deployment?.resourceGroup,
      deployment?.subscriptionId,
      deployment?.scope,
    ])
      visit(each, user);
  }
  for (const child of resource.children) visitResource(child, visit);
}

/** The properties of a deployment in JSON hold its arguments, which are visited one by one. */
function withoutArguments(properties: Expression): Expression {
  if (properties.kind !== 'object') return properties;
  const entries = properties.entries.filter(
    ({ key, value }) => key.toLowerCase() !== 'parameters' || value.kind !== 'object',
  );
  return { kind: 'object', entries, place: properties.place };
}

export function labelOfDeclared({ symbol, name, type }: Resource): string {
  if (symbol !== undefined) return `'${symbol}'`;
  const written = literalText(name) ?? writtenName(name) ?? literalText(type);
  return written === undefined ? 'another resource' : `'${written}'`;
}

function literalText(expression: Expression): string | undefined {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** `[variables('vmName')]`, as the template has it. */
function writtenName(name: Expression): string | undefined {
  if (name.kind !== 'call' || namedBy(name) === undefined) return undefined;
  const [argument] = name.args;
  const named = argument && literalText(argument);
  return named === undefined ? undefined : `[${name.name}('${named}')]`;
}

function walk(expression: Expression, path: readonly Segment[], found: (use: Omit<Use, 'user'>) => void): void {
  switch (expression.kind) {
    case 'literal':
    case 'broken':
      return;
    case 'object':
      for (const entry of expression.entries) {
        if (entry.computedKey) walk(entry.computedKey, [], found);
        walk(entry.value, [], found);
      }
      return;
    case 'array':
      for (const item of expression.items) walk(item, [], found);
      return;
    case 'loop':
      walk(expression.count, [], found);
      walk(expression.body, [], found);
      return;
    case 'access': {
      const { key } = expression;
      const literal = key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number');
      walk(expression.base, [literal && !expression.fromEnd ? (key.value as Segment) : null, ...path], found);
      walk(key, [], found);
      return;
    }
    case 'call':
      walkCall(expression, path, found);
  }
}

function walkCall(call: CallExpression, path: readonly Segment[], found: (use: Omit<Use, 'user'>) => void): void {
  const { namespace, name, args } = call;
  const row = namespace === undefined ? rowNamed(name.toLowerCase()) : undefined;
  const named = namedBy(call);
  if (namespace !== undefined) found({ kind: 'function', name: `${namespace}.${name}`.toLowerCase(), path });
  else if (named?.name !== undefined) {
    found({ kind: named.kind, name: named.name, path });
    return;
  }
  // What is passed on keeps the member that is asked for; what is computed from others is not looked into.
  const kept = new Set(row?.passage?.kept(args));
  const visit = (each: Expression): void => {
    if (each.kind === 'array' && !kept.has(each)) each.items.forEach(visit);
    else walk(each, kept.has(each) ? path : [], found);
  };
  args.forEach(visit);
}
