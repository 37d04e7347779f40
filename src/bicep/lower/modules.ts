import type { DeploymentArgument, NestedDeployment, Resource } from '../../template/template.ts';
import type { ExpressionSyntax, ModuleSyntax } from '../syntax.ts';
import { literal } from './build.ts';
import { lowerEntry } from './entries.ts';
import { type Locals, placeOf } from './file.ts';
import type { Lowering } from './lowering.ts';
import { bodyOf, localsAt, propertyOf, type Reference, writtenName } from './references.ts';
import { resourceLoop } from './resources.ts';
import { moduleScope } from './scopes.ts';

/** The api version the compiler gives to a module's deployment. */
const deploymentVersion = '2025-04-01';

/** A module is a nested deployment with inner scope, of the template in the file it names. */
export function lowerModule(module: ModuleSyntax, to: Lowering): Resource {
  const place = placeOf(to.file.source, module, module.name);
  const reference: Reference = { target: module, symbol: literal(module.name.name, place) };
  const locals = localsAt(reference, to);
  const { condition } = bodyOf(module);
  const { scopeId, ...scope } = moduleScope(module, to, locals);
  const loop = resourceLoop(module, to);
  const pathPlace = placeOf(to.file.source, module.path);
  const path = module.path.kind === 'string' ? module.path.value : '';
  const deployment: NestedDeployment = {
    expressionScope: 'inner',
    link: { relativePath: literal(path, pathPlace), place: pathPlace },
    ...argumentsOf(module, to, locals),
    ...scope,
  };
  return {
    symbol: module.name.name,
    existing: false,
    type: literal('Microsoft.Resources/deployments', pathPlace),
    name: writtenName(reference, to),
    apiVersion: literal(deploymentVersion, pathPlace),
    ...(condition && { condition: to.lower(condition, locals) }),
    ...(loop && { loop }),
    ...(scopeId && { scope: scopeId }),
    body: { kind: 'object', entries: [], place },
    children: [],
    deployment,
    place,
  };
}

function argumentsOf(
  module: ModuleSyntax,
  to: Lowering,
  locals: Locals,
): Pick<NestedDeployment, 'parameters' | 'parametersExpression'> {
  const parameters = new Map<string, DeploymentArgument>();
  const property = propertyOf(bodyOf(module).object, 'params');
  if (property === undefined) return { parameters };
  if (property.value.kind !== 'object') return { parameters, parametersExpression: to.lower(property.value, locals) };
  for (const item of property.value.items) {
    if (item.kind !== 'objectProperty') continue;
    const entry = lowerEntry(item, to, locals);
    if (entry === undefined) continue;
    const argument = {
      name: entry.key,
      value: entry.value,
      secret: isSecret(item.value),
      place: placeOf(to.file.source, item.value, item.key),
    };
    parameters.set(entry.key.toLowerCase(), argument);
  }
  return { parameters };
}

/** `vault.getSecret('name')` is read by Azure Resource Manager from the key vault. */
function isSecret(node: ExpressionSyntax): boolean {
  return node.kind === 'methodCall' && node.name.name === 'getSecret';
}
