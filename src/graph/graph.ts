import type { Frame, Opaque } from '../evaluate/context.ts';
import type { Diagnostic } from '../template/diagnostic.ts';
import type { Place } from '../template/place.ts';
import type { Resource, ScopeKind } from '../template/template.ts';
import type { Guard, Maybe, ObjectValue, Unknown, Value } from '../values/value.ts';

/**
 * A resource that would be deployed. Inline children (a subnet in its network's body) and top-level ones are both
 * nodes; an `existing` declaration is a node too, never judged but reachable by joins.
 */
export interface ResourceNode {
  /** Position in graph order: stable, independent of which policies run. */
  readonly index: number;
  /** The full resource id; partly known (`Text`) where the subscription, group or a name is not known. */
  readonly id: Value;
  /** Equal for ids that are certainly the same: the id's key in lower case. */
  readonly idKey: string;
  /** Full type in declared spelling, `Microsoft.Network/virtualNetworks/subnets`; empty where the type is not known. */
  readonly type: string;
  /** Qualified name, `vnet/subnet`. */
  readonly name: Value;
  /** What its template calls it, for messages: `vm`, `[variables('vmName')]`. */
  readonly called?: string | undefined;
  readonly apiVersion: Maybe;
  readonly location: Maybe;
  /** `true`, `false`, or the condition it hangs on. */
  readonly exists: Value;
  /** Under what it exists (any of them); its body is read under these. */
  readonly when: readonly Guard[];
  /** As it would be sent: `name`, `type`, `location`, `properties`, `sku`, `zones`, … lazily evaluated. */
  readonly body: ObjectValue;
  readonly origin: NodeOrigin;
  /** Where ways through it begin; of an inline node its owner's. */
  readonly declared?: Declared;
  readonly existing: boolean;
  /** Set where one node stands for a loop of unknown count. */
  readonly loop?: { readonly name: string; readonly count: Value; readonly index: Unknown } | undefined;
  /** The parent resource when it is in the graph. */
  readonly parent?: ResourceNode;
  /** Declared inside the body of another resource, e.g. `['properties', 'subnets', 0]` of its network. */
  readonly inline?: { readonly owner: ResourceNode; readonly path: readonly (string | number)[] };
  /** The resource an extension resource is scoped to, as an id. */
  readonly scopeId?: Value | undefined;
  /** For a deployment whose template could not be read: anything may be inside. `told`: a diagnostic says so already. */
  readonly opaque?: Omit<Opaque, 'kind'>;
}

/** A resource as it was declared, and the frame of one of its instances. */
export interface Declared {
  readonly resource: Resource;
  readonly frame: Frame;
}

export interface NodeOrigin {
  /** The declaration, the same object for every instance of a loop or module. */
  readonly declaration: object;
  /** The whole declaration. */
  readonly place: Place;
  /** What to point at for the resource as a whole: its name, or its symbol with the declaration where there is one. */
  readonly namePlace: Place;
  /** Deployments from the root down to the one that declares the resource, with the place of each call. */
  readonly deploymentPath: readonly DeploymentCall[];
}

export interface DeploymentCall {
  readonly name: Value;
  readonly called?: string | undefined;
  readonly place: Place;
  readonly namePlace: Place;
}

export interface Graph {
  readonly scope: ScopeKind;
  readonly nodes: readonly ResourceNode[];
  /** Nodes of a type, ignoring case; `existing` ones included. */
  ofType(type: string): readonly ResourceNode[];
  /** What an id leads to. */
  follow(id: Maybe): Target;
  children(node: ResourceNode): readonly ResourceNode[];
  /** Extension resources scoped to a node (`diagnosticSettings`, `locks`, `providers/…` forms). */
  extensions(node: ResourceNode): readonly ResourceNode[];
  /** Deployments whose content is not known: nothing can be said not to exist while there is one. */
  readonly opaque: readonly ResourceNode[];
  readonly diagnostics: readonly Diagnostic[];
  /** Which of the graph's roots declares a node. */
  rootOf(node: ResourceNode): number;
  /** The place(s) a person would change for the value at `path` of a node; see `Site`. */
  locate(node: ResourceNode, path: readonly (string | number)[]): Site;
}

/** Where an id leads. `certain` nodes have that id beyond doubt; `possible` ones may have it. */
export interface Target {
  readonly certain: readonly ResourceNode[];
  readonly possible: readonly ResourceNode[];
  /** It may be, or is, a resource that this run does not declare. */
  readonly outside: boolean;
}

/**
 * The place of a value. `present`: the property was written. `place` is the innermost literal or expression that makes
 * the value (a variable's literal, a parameter's default or parameter file entry); `property` the property in the
 * resource, where that is another place. For an absent property `place` is the nearest declared ancestor's key, last
 * the resource's name or type.
 */
export interface Site {
  readonly present: boolean;
  readonly place: Place;
  readonly property?: Place;
  /** What to point at: the key of the property or its value. */
  readonly part: 'key' | 'value';
  /** How many path segments the place covers; fewer than asked where the rest is absent. */
  readonly depth: number;
}
