import type { Expression } from '../template/expression.ts';
import type { NestedDeployment, Resource, ScopeKind } from '../template/template.ts';
import { isText, type Value } from '../values/value.ts';
import type { Deployment, DeploymentScope, Frame, Instance } from './context.ts';
import { evaluate } from './evaluate.ts';
import { deploymentScope } from './scopes.ts';

/** A nested deployment goes where its resource says, else where its parent goes. */
export function scopeOfNested(instance: Instance, nested: NestedDeployment, kind: ScopeKind): DeploymentScope {
  const { deployment, frame } = instance;
  const parent = deployment.scope;
  const target = namedTarget(nested, deployment, frame);
  if (target) return target;
  if (instance.scopeId === undefined) return kind === parent.kind ? parent : deploymentScope(kind, parent);
  return scopeFromId(instance.scopeId, parent, kind);
}

/**
 * Where a deployment resource itself lives: in the group or subscription that its `resourceGroup` and `subscriptionId`
 * name. Its id is one of that scope, which is how other resources refer to it.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/deploy-to-resource-group
 */
export function targetScopeId(resource: Resource, deployment: Deployment, frame: Frame): Value | undefined {
  return resource.deployment && namedTarget(resource.deployment, deployment, frame)?.id;
}

function namedTarget(nested: NestedDeployment, deployment: Deployment, frame: Frame): DeploymentScope | undefined {
  const given = (expression: Expression | undefined): Value | undefined => {
    const value = expression && evaluate(expression, frame);
    return value === null ? undefined : value;
  };
  const subscriptionId = given(nested.subscriptionId);
  const resourceGroup = given(nested.resourceGroup);
  if (subscriptionId === undefined && resourceGroup === undefined) return undefined;
  return deploymentScope(resourceGroup === undefined ? 'subscription' : 'resourceGroup', {
    ...deployment.scope,
    ...(subscriptionId !== undefined && { subscriptionId }),
    ...(resourceGroup !== undefined && { resourceGroup }),
  });
}

function scopeFromId(id: Value, base: DeploymentScope, kind: ScopeKind): DeploymentScope {
  if (id === '') return deploymentScope('tenant', base);
  const parts = isText(id) ? id.parts : [id];
  const [head, second] = parts;
  if (typeof head === 'string') {
    const group = /^\/providers\/Microsoft\.Management\/managementGroups\/([^/]*)$/i.exec(head);
    if (group)
      return deploymentScope('managementGroup', {
        ...base,
        managementGroup: group[1] || (second ?? base.managementGroup),
      });
    const path = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?$/i.exec(head);
    if (path && parts.length === 1) {
      return deploymentScope(path[2] ? 'resourceGroup' : 'subscription', {
        ...base,
        subscriptionId: path[1] ?? null,
        resourceGroup: path[2] ?? base.resourceGroup,
      });
    }
  }
  return { ...deploymentScope(kind, base), id };
}
