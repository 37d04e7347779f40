import type { Deployment } from '../evaluate/context.ts';
import type { Declared } from '../graph/graph.ts';
import { keysOf } from '../source/route.ts';
import type { Expression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import { isWithin, pathTo, type Segment } from './places.ts';
import type { DefinitionKind } from './uses.ts';

/** What a literal belongs to: the resource itself, or something with a name that others may use too. */
export type Owner =
  | { readonly kind: 'declaration' }
  | {
      readonly kind: DefinitionKind;
      readonly deployment: Deployment;
      /** In lower case. */
      readonly name: string;
      /** Where the literal stands in the value of that name. */
      readonly path: readonly Segment[];
    }
  /** An argument in the call of a deployment; `deployment` is the one that is called. */
  | {
      readonly kind: 'argument';
      readonly deployment: Deployment;
      readonly name: string;
      readonly path: readonly Segment[];
    }
  /** A value in a parameter file, by the name of the root template's parameter that takes it. */
  | {
      readonly kind: 'parameterFile';
      readonly deployment: Deployment;
      readonly name: string;
      readonly path: readonly Segment[];
    };

/** `undefined` for what stands elsewhere: it belongs to another resource, or to a file that is only loaded. */
export function ownerOf(place: Place, { resource, frame }: Declared): Owner | undefined {
  if (isWithin(place, resource.place)) return { kind: 'declaration' };
  for (let each: Deployment | undefined = frame.deployment; each; each = each.parent) {
    const owner = definitionIn(each, place) ?? argumentOf(each, place);
    if (owner) return owner;
    const given = each.parent === undefined ? suppliedAt(each, place) : undefined;
    if (given) return given;
  }
  return undefined;
}

function definitionIn(deployment: Deployment, place: Place): Owner | undefined {
  const { variables, parameters, functions } = deployment.template;
  const found = (kind: DefinitionKind, name: string, value: Expression): Owner => ({
    kind,
    deployment,
    name,
    path: pathTo(place, value),
  });
  for (const [name, { value }] of variables) if (isWithin(place, value.place)) return found('variable', name, value);
  for (const [name, { defaultValue }] of parameters)
    if (defaultValue && isWithin(place, defaultValue.place)) return found('parameter', name, defaultValue);
  for (const [name, { output }] of functions) if (isWithin(place, output.place)) return found('function', name, output);
  return undefined;
}

function argumentOf(deployment: Deployment, place: Place): Owner | undefined {
  for (const [name, argument] of deployment.call?.declaration.deployment?.parameters ?? []) {
    if (isWithin(place, argument.value.place) || isWithin(place, argument.place))
      return { kind: 'argument', deployment, name, path: pathTo(place, argument.value) };
  }
  return undefined;
}

function suppliedAt(deployment: Deployment, place: Place): Owner | undefined {
  const [name, supplied] = [...deployment.supplied].find(([, each]) => isWithin(place, each.place)) ?? [];
  if (name === undefined || supplied === undefined) return undefined;
  return { kind: 'parameterFile', deployment, name, path: pathBelow(supplied.place, place) };
}

/** The way to a part of a value; in Bicep only whether it is one. */
function pathBelow(whole: Place, part: Place): readonly Segment[] {
  if (whole.kind === 'json' && part.kind === 'json') return keysOf(part.route).slice(keysOf(whole.route).length);
  return whole.kind === 'text' && part.kind === 'text' && whole.span.start !== part.span.start ? [null] : [];
}
