import type { DeploymentArgument, NestedDeployment, Resource } from '../../template/template.ts';
import type { ExpressionSyntax, ModuleSyntax, ObjectSyntax, TextSpan } from '../syntax.ts';
import { broken, literal } from './build.ts';
import { type Locals, placeAt } from './file.ts';
import { hasPlainKeys, isOfModule, keyText } from './keys.ts';
import type { Lowering } from './lowering.ts';
import { bodyOf, conditionOf, localsAt, propertyOf, type ResourceReference, writtenName } from './references.ts';
import { resourceLoop } from './resources.ts';
import { moduleScope } from './scopes.ts';

/** The api version the compiler gives to a module's deployment. */
const deploymentVersion = '2025-04-01';

/** A module is a nested deployment with inner scope, of the template in the file it names. */
export function lowerModule(module: ModuleSyntax, to: Lowering): Resource {
  const place = placeAt(to.file.source, module, module.name);
  const reference: ResourceReference = { target: module, symbol: literal(module.name.name, place) };
  const locals = localsAt(reference, to);
  const condition = conditionOf(reference, to, locals);
  const { scopeId, ...scope } = moduleScope(module, to, locals);
  const loop = resourceLoop(module, to);
  const pathPlace = placeAt(to.file.source, module.path);
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
    ...(condition && { condition }),
    ...(loop && { loop }),
    ...(scopeId && { scope: scopeId }),
    body: { kind: 'object', entries: [], place },
    children: [],
    deployment,
    place,
  };
}

type Arguments = Pick<NestedDeployment, 'parameters' | 'parametersExpression'>;

/** What is passed; where a part of it is not read, any parameter may be passed by that. */
function argumentsOf(module: ModuleSyntax, to: Lowering, locals: Locals): Arguments {
  const parameters = new Map<string, DeploymentArgument>();
  const body = bodyOf(module).object;
  const property = propertyOf(body, 'params');
  if (property === undefined) return mayPass(hasPlainKeys(body) && !hasUnknownProperty(body), parameters, module, to);
  if (property.value.kind !== 'object') return mayPass(false, parameters, property.value, to);
  for (const item of property.value.items) {
    const key = item.kind === 'objectProperty' ? keyText(item.key) : undefined;
    if (key === undefined || item.kind !== 'objectProperty') continue;
    const place = placeAt(to.file.source, item.value, item.key);
    const value = to.lower(item.value, locals, item.key);
    parameters.set(key.toLowerCase(), { name: key, value, secret: isSecret(item.value), place });
  }
  return mayPass(hasPlainKeys(property.value), parameters, property.value, to);
}

function mayPass(isRead: boolean, parameters: Arguments['parameters'], at: TextSpan, to: Lowering): Arguments {
  if (isRead) return { parameters };
  const message = 'what is passed here is not read';
  return { parameters, parametersExpression: broken(message, placeAt(to.file.source, at)) };
}

/** A misspelt `params` may be what it is. */
function hasUnknownProperty(body: ObjectSyntax | undefined): boolean {
  return body?.items.some((item) => item.kind === 'objectProperty' && !isOfModule(keyText(item.key) ?? '')) === true;
}

/** `vault.getSecret('name')` is read by Azure Resource Manager from the key vault. */
function isSecret(node: ExpressionSyntax): boolean {
  return node.kind === 'methodCall' && node.name.name === 'getSecret';
}
