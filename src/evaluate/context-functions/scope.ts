import type { CallExpression } from '../../template/expression.ts';
import { callFormula, memberFormula } from '../../template/formula.ts';
import { compose, idKey } from '../../values/compose.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import { root } from '../../values/term.ts';
import { type ObjectValue, objectOf, type Value } from '../../values/value.ts';
import type { ContextFunction, Deployment, Frame } from '../context.ts';
import { declaredResourceGroup } from '../resource-groups.ts';
import { contextTerm } from '../scopes.ts';
import { inContext } from './row.ts';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-scope and …-deployment */
export const scopeFunctions: readonly ContextFunction[] = [
  inContext('scope', 'subscription(): object', subscription, {
    calledInBicep: 'subscription([subscriptionId: string]): object',
  }),
  inContext('scope', 'resourceGroup(): object', resourceGroup, {
    calledInBicep: 'resourceGroup([subscriptionId: string], [resourceGroupName: string]): object',
  }),
  inContext('scope', 'managementGroup(): object', managementGroup, {
    calledInBicep: 'managementGroup([managementGroupId: string]): object',
  }),
  inContext('scope', 'tenant(): object', (_, frame) => open('tenant', { tenantId: frame.deployment.scope.tenantId })),
  inContext('deployment', 'deployment(): object', deployment),
  inContext('bicep-deployment', 'deployer(): object', () => open('deployer', {})),
  inContext('deployment', 'environment(): object', () => open('environment', {})),
];

function open(name: string, members: Readonly<Record<string, Value>>, key = `${name}()`): ObjectValue {
  const of = { kind: 'scope', formula: callFormula(name) } as const;
  const reason = `${name}() depends on where it is deployed`;
  return objectOf(Object.entries(members), root(`context:${key}`, of, reason, { type: 'object' }));
}

function subscription(call: CallExpression, frame: Frame): Value {
  const { scope } = frame.deployment;
  if (scope.kind === 'managementGroup' || scope.kind === 'tenant') throw outside(call, scope.kind);
  return open('subscription', {
    id: compose('/subscriptions/', scope.subscriptionId),
    subscriptionId: scope.subscriptionId,
    tenantId: scope.tenantId,
  });
}

function resourceGroup(call: CallExpression, frame: Frame): Value {
  const { scope } = frame.deployment;
  if (scope.kind !== 'resourceGroup') throw outside(call, scope.kind);
  const declared = declaredResourceGroup(frame.deployment);
  const members = {
    id: scope.id,
    name: scope.resourceGroup,
    type: 'Microsoft.Resources/resourceGroups',
    location: declared?.location ?? groupLocation(frame),
    ...(declared?.tags !== undefined && { tags: declared.tags }),
  };
  return open('resourceGroup', members, `resourceGroup():${idKey(scope.id)}`);
}

/** `--location` speaks of the group that the run as a whole is deployed to, not of groups that nested deployments name. */
function groupLocation(frame: Frame): Value {
  const { scope, run } = frame.deployment;
  const key = idKey(scope.id);
  if (key === idKey(rootOf(frame).scope.id))
    return run.context.location ?? contextTerm('resourceGroup', 'location', '--location');
  const reason = 'the location of the resource group is not known';
  const of = { kind: 'scope', formula: memberFormula(callFormula('resourceGroup'), 'location') } as const;
  return root(`context:location:${key}`, of, reason, { type: 'string', range: { min: 1 } });
}

function rootOf(frame: Frame): Deployment {
  let top = frame.deployment;
  while (top.parent) top = top.parent;
  return top;
}

function managementGroup(_: CallExpression, frame: Frame): Value {
  const { managementGroup: name } = frame.deployment.scope;
  return open('managementGroup', {
    id: compose('/providers/Microsoft.Management/managementGroups/', name),
    name,
    type: 'Microsoft.Management/managementGroups',
  });
}

function deployment(_: CallExpression, frame: Frame): Value {
  const { deployment: self } = frame;
  const location =
    self.scope.kind === 'resourceGroup'
      ? {}
      : { location: self.run.context.location ?? contextTerm('deployment', 'location', '--location') };
  return open('deployment', { name: self.name, ...location }, `deployment():${self.key}`);
}

function outside(call: CallExpression, kind: string): EvaluationError {
  return new EvaluationError('wrong-scope', `${call.name}() is not available in a deployment at ${kind} scope`);
}
