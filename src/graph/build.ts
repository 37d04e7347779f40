import type { Deployment, Instance } from '../evaluate/context.ts';
import { allDeployments, instancesOf, isOpaque, nestedDeployment } from '../evaluate/deployments.ts';
import { root } from '../evaluate/term.ts';
import type { Maybe, ObjectValue } from '../evaluate/value.ts';
import { force, isObject } from '../evaluate/value.ts';
import type { Graph, NodeOrigin, ResourceNode } from './graph.ts';
import { typeInId } from './ids.ts';
import { GraphIndex } from './index-of-nodes.ts';
import { locate } from './locate.ts';

/** The graph of one root deployment, or of several that are judged as one. */
export function buildGraph(roots: readonly Deployment[]): Graph {
  const instances = roots.flatMap((each) => allDeployments(each)).flatMap((deployment) => instancesOf(deployment));
  const byInstance = new Map<Instance, ResourceNode>();
  const nodes: ResourceNode[] = [];
  for (const instance of instances) {
    if (instance.exists === false || instance.declaration.extension !== undefined) continue;
    const node = nodeOf(instance, nodes.length, byInstance);
    byInstance.set(instance, node);
    nodes.push(node);
  }
  const instanceOf = new Map(Array.from(byInstance, ([instance, node]) => [node, instance]));
  const index = new GraphIndex(nodes);
  const run = roots[0]?.run;
  return {
    scope: roots[0]?.scope.kind ?? 'resourceGroup',
    nodes,
    ofType: (type) => index.ofType(type),
    follow: (id) => index.follow(id),
    children: (node) => index.children(node),
    extensions: (node) => index.extensions(node),
    opaque: nodes.filter((node) => node.opaque !== undefined),
    diagnostics: run?.diagnostics ?? [],
    locate(node, path) {
      const owner = node.inline?.owner ?? node;
      const instance = instanceOf.get(owner);
      if (instance === undefined) return { present: false, place: owner.origin.place, part: 'key', depth: 0 };
      return locate(instance, node.inline ? [...node.inline.path, ...path] : path);
    },
  };
}

function nodeOf(instance: Instance, index: number, byInstance: ReadonlyMap<Instance, ResourceNode>): ResourceNode {
  const nested = nestedDeployment(instance);
  const parent = instance.parent && byInstance.get(instance.parent);
  const body = isObject(instance.body) ? instance.body : emptyBody;
  return {
    index,
    id: instance.id,
    idKey: instance.idKey,
    type: /\/providers\//i.test(instance.type) ? (typeInId(instance.id) ?? instance.type) : instance.type,
    name: instance.name,
    apiVersion: instance.apiVersion,
    get location(): Maybe {
      const member = body.members.get('location');
      return member && force(member.value);
    },
    exists: instance.exists,
    when: instance.when,
    body: instance.declaration.existing ? unread(body, instance) : body,
    origin: originOf(instance),
    existing: instance.declaration.existing,
    ...(instance.loop && { loop: instance.loop }),
    ...(parent && { parent }),
    ...(instance.scopeId !== undefined && { scopeId: instance.scopeId }),
    ...(nested && isOpaque(nested) && { opaque: { reason: nested.reason } }),
  };
}

const emptyBody: ObjectValue = { kind: 'object', members: new Map() };

/** Of an existing resource only what identifies it is known. */
function unread(body: ObjectValue, instance: Instance): ObjectValue {
  const reason = 'the resource exists already; what it holds is not in the template';
  const rest = root(`existing:${instance.idKey}`, reason, {
    type: 'object',
    place: instance.declaration.place,
    expression: 'existing',
  });
  return { kind: 'object', members: body.members, rest };
}

function originOf(instance: Instance): NodeOrigin {
  const path: NodeOrigin['deploymentPath'][number][] = [];
  for (let call = instance.deployment.call; call; call = call.deployment.call) {
    path.unshift({ name: call.name, place: call.declaration.place });
  }
  return { declaration: instance.declaration, place: instance.declaration.place, deploymentPath: path };
}
