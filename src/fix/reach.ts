import type { Deployment } from '../evaluate/context.ts';
import type { Declared } from '../graph/graph.ts';
import { jsonText } from '../source/json/write.ts';
import type { Owner } from './owner.ts';
import { mayMeet, type Segment } from './places.ts';
import { type DefinitionKind, labelOfDeclared, type User, usesIn } from './uses.ts';

interface Definition {
  readonly deployment: Deployment;
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly path: readonly Segment[];
}

/** What else a literal of an owner reaches, besides the one property of the resource: names for people. */
export function othersReached(owner: Owner, declared: Declared): string[] {
  if (owner.kind === 'declaration') return [];
  const kind = owner.kind === 'argument' || owner.kind === 'parameterFile' ? 'parameter' : owner.kind;
  const ends = endsOf({ deployment: owner.deployment, kind, name: owner.name, path: owner.path }, declared);
  const own = ends.findIndex((end) => end.mine);
  if (own !== -1) ends.splice(own, 1);
  return [...new Set(ends.map((end) => (end.mine ? `another property of ${end.label}` : end.label)))];
}

interface End {
  readonly label: string;
  readonly mine: boolean;
}

/** Follows every use of a definition through variables, defaults, functions and arguments to where it ends. */
function endsOf(start: Definition, declared: Declared): End[] {
  const chain = chainOf(declared.frame.deployment);
  const ends: End[] = [];
  const queue: Definition[] = [start];
  const seen = new Set<string>();
  for (const each of queue) {
    const key = jsonText([each.deployment.key, each.kind, each.name]);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const use of usesIn(each.deployment.template)) {
      if (use.kind !== each.kind || use.name !== each.name || !mayMeet(use.path, each.path)) continue;
      const next = handedOn(use.user, each.deployment, chain);
      if (next) queue.push(next);
      else ends.push(endOf(use.user, declared));
    }
  }
  return ends;
}

function chainOf(deployment: Deployment): Deployment[] {
  const chain: Deployment[] = [];
  for (let each: Deployment | undefined = deployment; each; each = each.parent) chain.push(each);
  return chain;
}

function handedOn(user: User, deployment: Deployment, chain: readonly Deployment[]): Definition | undefined {
  switch (user.kind) {
    case 'output':
      return undefined;
    case 'resource': {
      const called = chain.find((each) => each.parent === deployment && each.call?.declaration === user.resource);
      return called && user.argument !== undefined
        ? { deployment: called, kind: 'parameter', name: user.argument, path: [] }
        : undefined;
    }
    default:
      return { deployment, kind: user.kind, name: user.name, path: [] };
  }
}

function endOf(user: User, { resource }: Declared): End {
  if (user.kind === 'resource') return { label: labelOfDeclared(user.resource), mine: user.resource === resource };
  return { label: user.kind === 'output' ? user.label : `'${user.name}'`, mine: false };
}
