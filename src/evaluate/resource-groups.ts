import { force, type Maybe } from '../values/value.ts';
import type { Deployment } from './context.ts';

/**
 * What the run itself declares about the resource group that a deployment goes to: `resourceGroup()` inside takes that
 * declaration's location and tags.
 */
export function declaredResourceGroup(deployment: Deployment): { location: Maybe; tags: Maybe } | undefined {
  const group = deployment.run.registry.find(deployment.scope.id)[0];
  if (group === undefined || group.declaration.existing) return undefined;
  const member = (name: string): Maybe => {
    const found = group.body.members.get(name);
    return found && force(found.value);
  };
  return { location: member('location'), tags: member('tags') };
}
