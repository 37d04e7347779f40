import type { SourceText } from '../source/text.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Expression, ObjectExpression } from './expression.ts';
import type { Place } from './place.ts';
import type { TypeModel } from './types.ts';

export type ScopeKind = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

/** A template of either language. Maps are keyed by lower-case name (ARM ignores case) and keep declaration order. */
export interface Template {
  readonly source: SourceText;
  readonly language: 'arm' | 'bicep';
  readonly scope: ScopeKind;
  /** Resources are keyed by symbolic name (languageVersion 2.x, or any `resources` object). */
  readonly symbolic: boolean;
  /** Nested with outer scope, or within such a template: its expressions are evaluated by a deployment around it. */
  readonly outer?: boolean;
  /** `metadata._generator.name`, e.g. `bicep`. */
  readonly generator?: string;
  /** As written, e.g. `1.0.0.0`: a link may ask for it. */
  readonly contentVersion?: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Keyed `namespace.name` in lower case. */
  readonly functions: ReadonlyMap<string, UserFunction>;
  /** User-defined types by lower-case name. */
  readonly definitions: ReadonlyMap<string, TypeModel>;
  readonly resources: readonly Resource[];
  readonly outputs: ReadonlyMap<string, Output>;
  readonly place: Place;
  /** Problems seen while reading. Empty for ARM JSON, which is read lazily and silently: `bindTemplate` reports all. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeModel;
  readonly defaultValue?: Expression;
  readonly place: Place;
}

export interface Variable {
  readonly name: string;
  readonly value: Expression;
  readonly place: Place;
}

export interface UserFunction {
  readonly namespace: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: TypeModel }[];
  readonly output: Expression;
  readonly place: Place;
}

export interface Output {
  readonly name: string;
  readonly type: TypeModel;
  readonly condition?: Expression;
  /** A loop is a `LoopExpression`. */
  readonly value: Expression;
  readonly place: Place;
}

export interface ResourceLoop {
  readonly name: string;
  readonly count: Expression;
  readonly mode: 'parallel' | 'serial';
  readonly batchSize?: Expression;
  readonly place: Place;
}

export interface Resource {
  /** Symbolic name, as spelled. */
  readonly symbol?: string;
  readonly existing: boolean;
  /** Sent as a PATCH: what it does not write stays as it is. */
  readonly patch?: true;
  /** An existing resource that may not be there: what refers to it then gets null (`@nullIfNotFound()`). */
  readonly nullable?: true;
  /** The alias of the extension (`import` or `extension`) it belongs to; such a resource is none of Azure's. */
  readonly extension?: string;
  /** The type as declared. For a child nested in its parent this may be relative (`subnets`). */
  readonly type: Expression;
  readonly name: Expression;
  readonly apiVersion?: Expression;
  readonly condition?: Expression;
  readonly loop?: ResourceLoop;
  readonly scope?: Expression;
  readonly dependsOn?: Expression;
  /** The whole declaration, without the keys of the template language (condition, copy, dependsOn, resources, …). */
  readonly body: ObjectExpression;
  /** Declared inside its parent; a condition does not cascade in ARM JSON. */
  readonly parent?: Resource;
  readonly children: readonly Resource[];
  /** Present on `Microsoft.Resources/deployments` and on Bicep modules. */
  readonly deployment?: NestedDeployment;
  /** The whole declaration. `key` is the symbol (or the first key) in messages. */
  readonly place: Place;
}

export interface NestedDeployment {
  /** Whose parameters, variables and functions the nested expressions see. */
  readonly expressionScope: 'inner' | 'outer';
  /** The inline template, read when asked. */
  readonly template?: () => Template | undefined;
  /** The inline template as a whole is an expression: what it holds is only known once evaluated. */
  readonly templateExpression?: Expression;
  /** A template in another file. */
  readonly link?: DeploymentLink;
  /** Parameter values by lower-case name, evaluated by the parent. */
  readonly parameters: ReadonlyMap<string, DeploymentArgument>;
  /** `parameters` as a whole is an expression: which are passed is only known once evaluated. */
  readonly parametersExpression?: Expression;
  /** A parameter file instead of `parameters`. */
  readonly parametersLink?: DeploymentLink;
  readonly subscriptionId?: Expression;
  readonly resourceGroup?: Expression;
  /** Bicep's `scope:` of a module, e.g. a resource group or subscription. */
  readonly scope?: Expression;
}

/** A link to another file. Its parts are evaluated by the parent. */
export interface DeploymentLink {
  readonly uri?: Expression;
  readonly relativePath?: Expression;
  /** Of a template spec. */
  readonly id?: Expression;
  /** What the file must say of itself. */
  readonly contentVersion?: Expression;
  readonly place: Place;
}

export interface DeploymentArgument {
  readonly name: string;
  readonly value: Expression;
  /** A Key Vault reference: an unknown secret. */
  readonly secret: boolean;
  /**
   * The argument as a whole is an expression that gives `{ value }` or `{ reference }`
   * (`"[if(x, createObject('reference', …), createObject('value', …))]"`); `value` is its member `value`.
   */
  readonly wrapped?: Expression;
  readonly place: Place;
}

/** One set of parameter values: a parameter file, or the defaults alone. */
export interface ParameterSet {
  /** Name for messages: the file's path, or `defaults`. */
  readonly label: string;
  readonly source?: SourceText;
  readonly values: ReadonlyMap<string, DeploymentArgument>;
  /** Where values are expressions (.bicepparam): the variables and functions of the parameter file. */
  readonly template?: Template;
  readonly diagnostics: readonly Diagnostic[];
  /** Where parameters that are missing would be written. */
  readonly place?: Place;
  /** `metadata.template`: the template the file says it belongs to, relative to it. */
  readonly templatePath?: string;
  readonly contentVersion?: string;
}
