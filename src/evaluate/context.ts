import type { SourceText } from '../source/text.ts';
import type { Circle } from '../template/circles.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import type { CallExpression, Expression, LoopExpression } from '../template/expression.ts';
import type { Message } from '../template/message.ts';
import type { Place } from '../template/place.ts';
import type { ParameterSet, Resource, ScopeKind, Template } from '../template/template.ts';
import type { FunctionRow, Lambda } from '../values/functions/entry.ts';
import type { Guard, Lazy, Maybe, ObjectValue, Unknown, Value } from '../values/value.ts';
import type { Keeping } from './kept.ts';
import type { Origin, OriginParameter } from './report.ts';

/** Brings templates and parameter files from other files. Implemented by `lint`; reads nothing outside the workspace. */
export interface TemplateResolver {
  /** The template that a link or module in the file `from` means. */
  resolveTemplate(from: SourceText, link: Link): ResolvedTemplate;
  /** The parameter file that a link in the file `from` means. */
  /** `template`: the one that takes them. */
  resolveParameters(from: SourceText, link: Link, template: Template): ResolvedParameters;
}

/** Where a link leads, as far as that is known before deployment. */
export type Link = PathLink | UriLink;

/** Relative to the folder of the file that holds the link; or a module of a registry, `br:…`. */
export interface PathLink {
  readonly kind: 'path';
  readonly path: string;
  /** What the file must say of itself. */
  readonly contentVersion?: string;
}

/** An address. Templates are published with the folder structure they have in the repository. */
export interface UriLink {
  readonly kind: 'uri';
  /** The known end of its path, as far as each segment is known whole. */
  readonly segments: readonly string[];
  /** How many of them, from the end, lie below the place where the template itself is published; 0: that is not known. */
  readonly own: number;
  /** The file that holds the link and those through which it is deployed, none of which it can mean. */
  readonly from: readonly string[];
  readonly contentVersion?: string;
}

export type ResolvedTemplate = { readonly kind: 'template'; readonly template: Template } | Unresolved;

export type ResolvedParameters = { readonly kind: 'parameters'; readonly set: ParameterSet } | Unresolved;

/** Why nothing is known of what is linked. */
export interface Unresolved {
  readonly kind: 'unresolved';
  readonly reason: Message;
  /** The module that has not been restored on this machine, if that is why. */
  readonly module?: string;
}

export type ContextRule = (call: CallExpression, frame: Frame) => Value;

/** A function that needs more than its arguments' values: laziness, the frame, or the deployment. One table row. */
export interface ContextFunction extends FunctionRow {
  readonly evaluate: ContextRule;
}

/**
 * The forms of the language that evaluate expressions themselves. They are handed to `evaluate` by the run, so that
 * imports go one way: a form imports `evaluate`, never the other way round.
 */
export interface LanguageForms {
  /** By lower-case name; `list*` stands for every function whose name starts so. */
  readonly functions: ReadonlyMap<string, ContextFunction>;
  readonly loop: (loop: LoopExpression, frame: Frame) => Value;
  readonly lambda: (call: CallExpression, frame: Frame) => Lambda;
  readonly userFunction: ContextRule;
  /** Where the value of an expression comes from, as the end of a sentence about it. */
  /** Of no expression: of the frame alone. */
  readonly origin: (expression: Expression | undefined, frame: Frame) => Origin;
}

/** State of one run over one root template and one parameter set. */
export interface Run extends Keeping {
  readonly context: DeploymentContext;
  readonly forms: LanguageForms;
  readonly resolver: TemplateResolver;
  /** Environment variables that may be read; those that are not set are `undefined`. */
  readonly allowedEnvironment: ReadonlyMap<string, string | undefined>;
  readonly registry: Registry;
}

/** The resources of a run by id. Ids are evaluated when something is first looked up. */
export interface Registry {
  add(instances: readonly Instance[]): void;
  /** Declarations that certainly have this id, in the order in which they were expanded. */
  find(id: Value): readonly Instance[];
}

/** Where a deployment puts its resources. Ids without trailing slash; `''` for the tenant. */
export interface DeploymentScope {
  readonly kind: ScopeKind;
  readonly tenantId: Value;
  readonly managementGroup: Value;
  readonly subscriptionId: Value;
  readonly resourceGroup: Value;
  /** `/subscriptions/{id}/resourceGroups/{name}` and the like. */
  readonly id: Value;
}

/** One deployment of one template: the root, a nested or linked template, or a module instance. */
export interface Deployment {
  /** Unique in the run; part of the keys of its unknown terms. */
  readonly key: string;
  readonly run: Run;
  readonly template: Template;
  readonly name: Value;
  readonly scope: DeploymentScope;
  readonly parent?: Deployment;
  /** The resource that makes this deployment. */
  readonly call?: Instance;
  /** How its expressions are evaluated: its own frame, or the parent's for outer scope. */
  readonly frame: Frame;
  /** Values given from outside by lower-case name. */
  readonly supplied: ReadonlyMap<string, SuppliedParameter>;
  /** Parameters whose presence is not known (the whole `parameters` object is not). */
  readonly suppliedRest?: Unknown;
  /** By lower-case name, as far as they have been asked for. */
  readonly parameters: Map<string, Named>;
  readonly variables: Map<string, Named>;
  /** Parameters and variables that are being evaluated. */
  busy: number;
  /** Resources expanded so far; `active` marks those being expanded. */
  readonly expanded: Map<Resource, readonly Instance[] | 'active'>;
  instances?: readonly Instance[];
  /** As others read them. */
  outputs?: ObjectValue;
}

/** A parameter or variable that has been asked for. */
export interface Named {
  /** Its value, once it is evaluated. */
  readonly known: Maybe;
  /** Its value as it is named in a frame. */
  in(frame: Frame): Value;
}

export interface SuppliedParameter {
  readonly value: Lazy;
  /** Where the value is given; the value itself for a parameter file. */
  readonly place: Place;
  readonly secret: boolean;
}

/** What names mean while an expression is evaluated. */
export interface Frame {
  readonly deployment: Deployment;
  /** The resource in whose declaration this is evaluated. */
  readonly declaration?: Resource;
  /** Loop indices by lower-case name; `''` is the innermost resource or property loop. */
  readonly indices: ReadonlyMap<string, Value>;
  /** Lambda variables by lower-case name. */
  readonly locals: ReadonlyMap<string, Value>;
  /**
   * What is evaluated here may not happen: a branch of an unknown condition, a resource that may not exist. Errors then
   * make values unknown and are not reported.
   */
  readonly uncertain?: true;
  /** What is evaluated here is the value of a parameter or variable that may lead back to itself. */
  readonly circle?: Circle;
  /** What is evaluated here is the default of this parameter of the whole run, which is not used where a value is passed. */
  readonly defaultOf?: OriginParameter;
  /** What is evaluated here is settled before anything is deployed, a resource's name for one: nothing can be read there. */
  readonly early?: true;
  /** In a nested deployment with outer scope, whose expressions the parent evaluates: that deployment. */
  readonly nested?: Deployment;
  /** Indices of the loops that the nested template itself has. */
  readonly nestedIndices?: ReadonlyMap<string, Value>;
  /** Inside a user-defined function: its arguments, by lower-case name. Nothing else is seen there. */
  readonly arguments?: ReadonlyMap<string, Lazy>;
}

/** A deployment of which nothing is known. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly reason: Message;
  /** The module that has not been restored on this machine, if that is why. */
  readonly module?: string;
  /** Said already. */
  readonly told?: true;
}

/** One resource of one deployment: one iteration of its loop. */
export interface Instance {
  readonly declaration: Resource;
  readonly deployment: Deployment;
  readonly frame: Frame;
  /** Symbolic name with index, `vm[0]`. */
  readonly symbol: string | undefined;
  readonly parent: Instance | undefined;
  readonly type: string;
  readonly name: Value;
  /** Without the names of its parents, unless it spells them out. */
  readonly ownName: Value;
  readonly apiVersion: Value | undefined;
  readonly exists: Value;
  /** Whether it exists where its deployment is made. */
  readonly condition: Value;
  readonly when: readonly Guard[];
  readonly id: Value;
  readonly idKey: string;
  readonly scopeId: Value | undefined;
  readonly loop: { readonly name: string; readonly count: Value; readonly index: Unknown } | undefined;
  /** The evaluated declaration, as it would be sent. */
  readonly body: ObjectValue;
  /** The nested deployment, once expanded. */
  nested?: Deployment | Opaque | undefined;
}
