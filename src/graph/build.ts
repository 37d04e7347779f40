import type { Deployment, Instance } from '../evaluate/context.ts';
import { allDeployments, isOpaque, nestedDeployment } from '../evaluate/deployments.ts';
import { instancesOf } from '../evaluate/expanded.ts';
import { problemsOf } from '../evaluate/report.ts';
import { typeInId } from '../values/resource-ids.ts';
import { root } from '../values/term.ts';
import { force, type Maybe, type ObjectValue, type Value } from '../values/value.ts';
import type { Declared, DeploymentCall, Graph, NodeOrigin, ResourceNode } from './graph.ts';
import { GraphIndex } from './index-of-nodes.ts';
import { calledIn } from './label.ts';
import { locate } from './locate.ts';

/** The graph of one root deployment, or of several that are judged as one. */
export function buildGraph(roots: readonly Deployment[]): Graph {
  const byInstance = new Map<Instance, ResourceNode>();
  const nodes: ResourceNode[] = [];
  const ends = roots.map((root) => {
    for (const instance of allDeployments(root).flatMap(instancesOf)) {
      if (instance.exists === false || instance.declaration.extension !== undefined) continue;
      const node = nodeOf(instance, nodes.length, byInstance);
      byInstance.set(instance, node);
      nodes.push(node);
    }
    return nodes.length;
  });
  const index = new GraphIndex(nodes);
  const runs = new Set(roots.map(({ run }) => run));
  return {
    scope: roots[0]?.scope.kind ?? 'resourceGroup',
    nodes,
    ofType: (type) => index.ofType(type),
    follow: (id) => index.follow(id),
    children: (node) => index.children(node),
    extensions: (node) => index.extensions(node),
    opaque: nodes.filter((node) => node.opaque !== undefined),
    // More of them come while bodies are evaluated.
    get diagnostics() {
      return [...runs].flatMap(problemsOf);
    },
    rootOf: (node) => ends.findIndex((end) => (node.inline?.owner ?? node).index < end),
    locate,
  };
}

function nodeOf(instance: Instance, index: number, byInstance: ReadonlyMap<Instance, ResourceNode>): ResourceNode {
  const nested = nestedDeployment(instance);
  return new DeclaredNode(instance, index, {
    parent: instance.parent && byInstance.get(instance.parent),
    opaque: nested && isOpaque(nested) ? nested : undefined,
  });
}

/** A declared resource; what the graph does not need stays unevaluated. */
class DeclaredNode implements ResourceNode {
  readonly index: number;
  readonly type: string;
  readonly parent?: ResourceNode;
  readonly opaque?: NonNullable<ResourceNode['opaque']>;
  readonly #instance: Instance;
  #body: ObjectValue | undefined;
  #origin: NodeOrigin | undefined;

  constructor(
    instance: Instance,
    index: number,
    links: { parent: ResourceNode | undefined; opaque: ResourceNode['opaque'] | undefined },
  ) {
    this.#instance = instance;
    this.index = index;
    this.type = /\/providers\//i.test(instance.type) ? (typeInId(instance.id) ?? instance.type) : instance.type;
    if (links.parent) this.parent = links.parent;
    if (links.opaque) this.opaque = links.opaque;
  }

  get id(): Value {
    return this.#instance.id;
  }

  get idKey(): string {
    return this.#instance.idKey;
  }

  get name(): Value {
    return this.#instance.name;
  }

  get called(): string | undefined {
    return calledIn(this.#instance);
  }

  get apiVersion(): Maybe {
    return this.#instance.apiVersion;
  }

  get location(): Maybe {
    const member = this.body.members.get('location');
    return member && force(member.value);
  }

  get exists(): Value {
    return this.#instance.exists;
  }

  get when(): ResourceNode['when'] {
    return this.#instance.when;
  }

  get existing(): boolean {
    return this.#instance.declaration.existing;
  }

  get loop(): ResourceNode['loop'] {
    return this.#instance.loop;
  }

  get scopeId(): Value | undefined {
    return this.#instance.scopeId;
  }

  get body(): ObjectValue {
    this.#body ??= this.existing ? unread(this.#instance.body, this.#instance) : this.#instance.body;
    return this.#body;
  }

  get declared(): Declared {
    return { resource: this.#instance.declaration, frame: this.#instance.frame };
  }

  get origin(): NodeOrigin {
    this.#origin ??= originOf(this.#instance);
    return this.#origin;
  }
}

const existing = { kind: 'runtime', formula: { kind: 'words', text: 'existing' } } as const;

/** Of an existing resource only what identifies it is known. */
function unread(body: ObjectValue, instance: Instance): ObjectValue {
  const reason = 'the resource exists already; what it holds is not in the template';
  const { place } = instance.declaration;
  const rest = root(`existing:${instance.idKey}`, existing, reason, { type: 'object', place });
  return { kind: 'object', members: body.members, rest };
}

function originOf(instance: Instance): NodeOrigin {
  const path: NodeOrigin['deploymentPath'][number][] = [];
  for (let call = instance.deployment.call; call; call = call.deployment.call) {
    path.unshift(callOf(call));
  }
  return { declaration: instance.declaration, ...placesOf(instance), deploymentPath: path };
}

function callOf(instance: Instance): DeploymentCall {
  return {
    name: instance.name,
    get called() {
      return calledIn(instance);
    },
    ...placesOf(instance),
  };
}

function placesOf({ declaration: { name, place, symbol } }: Instance): Pick<NodeOrigin, 'place' | 'namePlace'> {
  return { place, namePlace: symbol === undefined ? name.place : place };
}
