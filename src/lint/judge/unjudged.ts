import type { ResourceNode } from '../../graph/graph.ts';
import { maxStepsOfPolicy, type World } from '../../policy/world.ts';
import { type Diagnostic, diagnostic } from '../../template/diagnostic.ts';

/** In one line, what policies left out since their budgets were spent. */
export function unjudgedProblems({ unjudged }: World): Diagnostic[] {
  const nodes = new Set([...unjudged.values()].flat());
  const [first] = [...nodes].sort((a, b) => a.index - b.index);
  if (first === undefined) return [];
  const message = `${resources(nodes)} not judged by ${policies(unjudged)}: that needs more than the budget of a policy (${maxStepsOfPolicy} steps on a template)`;
  return [diagnostic('warning', 'budget', message, first.origin.namePlace)];
}

function resources({ size }: ReadonlySet<ResourceNode>): string {
  return size === 1 ? 'this resource is' : `${size} resources, this one the first, are`;
}

function policies(unjudged: World['unjudged']): string {
  const [first] = unjudged.keys();
  return unjudged.size === 1 ? (first?.document.id ?? '') : `${unjudged.size} policies`;
}
