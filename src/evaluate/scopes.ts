import type { DeploymentContext } from '../template/deployment-context.ts';
import { callFormula, memberFormula } from '../template/formula.ts';
import type { ScopeKind } from '../template/template.ts';
import { compose } from '../values/compose.ts';
import { root } from '../values/term.ts';
import type { Value } from '../values/value.ts';
import type { DeploymentScope } from './context.ts';

/** The scope of the root deployment, from what the person said; the rest is unknown. */
export function rootScope(kind: ScopeKind, context: DeploymentContext): DeploymentScope {
  const parts = {
    tenantId: context.tenantId ?? contextTerm('tenant', 'tenantId', '--tenant-id'),
    managementGroup: context.managementGroup ?? contextTerm('managementGroup', 'name', '--management-group'),
    subscriptionId: context.subscriptionId ?? contextTerm('subscription', 'subscriptionId', '--subscription-id'),
    resourceGroup: context.resourceGroup ?? contextTerm('resourceGroup', 'name', '--resource-group'),
  };
  return deploymentScope(kind, parts);
}

/** An unknown fact about where the deployment runs; `option` is how to say it. */
export function contextTerm(scope: string, member: string, option: string): Value {
  const expression = `${scope}().${member}`;
  const reason = `${expression} depends on where it is deployed (say it with ${option})`;
  const of = { kind: 'scope', formula: memberFormula(callFormula(scope), member) } as const;
  return root(`context:${expression}`, of, reason, { type: 'string', range: { min: 1 } });
}

export function deploymentScope(kind: ScopeKind, parts: Omit<DeploymentScope, 'kind' | 'id'>): DeploymentScope {
  return { ...parts, kind, id: scopeId(kind, parts) };
}

function scopeId(kind: ScopeKind, parts: Omit<DeploymentScope, 'kind' | 'id'>): Value {
  switch (kind) {
    case 'resourceGroup':
      return compose('/subscriptions/', parts.subscriptionId, '/resourceGroups/', parts.resourceGroup);
    case 'subscription':
      return compose('/subscriptions/', parts.subscriptionId);
    case 'managementGroup':
      return compose('/providers/Microsoft.Management/managementGroups/', parts.managementGroup);
    case 'tenant':
      return '';
  }
}
