import type { Environment, Json, Preset } from '../policy/document/policy.ts';
import type { EnvironmentTag } from '../policy/judge/environment.ts';
import type { FixClass, FixLevel, Severity } from '../result/result.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';

export const configName = 'resilint.config.json';

/** `off`, a severity, or either with values for the policy's parameters and the class of its fixes. */
export type PolicySetting =
  | Level
  | {
      readonly severity?: Level;
      readonly parameters?: Readonly<Record<string, Json>>;
      readonly fixes?: FixClass;
    };

/** Policies have the severities of findings, what is said of templates themselves those of diagnostics. */
export type Level = Severity | 'error' | 'warning' | 'note' | 'off';

/** By selector: an id, `pack:vm`, `category:security` …; of two that match one policy the later one counts. */
export type PolicySettings = Readonly<Record<string, PolicySetting>>;

/** What can be said for a part of the files too. */
export interface FileSettings {
  readonly policies?: PolicySettings;
  readonly context?: DeploymentContext;
  readonly whole?: boolean;
  /** What is deployed is for; of a parameter file, what is deployed with it. */
  readonly environment?: Environment;
  /** The tag of resources that says what each of them is for. */
  readonly environmentTag?: EnvironmentTag;
  readonly failOnPossible?: boolean;
}

export interface Override extends FileSettings {
  /** Patterns as in `.gitignore`. */
  readonly files: readonly string[];
}

/** Findings of some policies, at some files or resources, that are accepted. */
export interface SuppressionSetting {
  readonly ids: readonly string[];
  /** Patterns as in `.gitignore`. */
  readonly paths?: readonly string[];
  /** A name or an id; `*` stands for anything. */
  readonly resource?: string;
  readonly reason?: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: string;
}

/** Templates that are judged as one deployment. */
export interface WorkloadDocument {
  /** Files or globs relative to the configuration, or one with the parameter file it is deployed with. */
  readonly templates: readonly (string | { readonly template: string; readonly parameters?: string })[];
  /** Whether they are all that is deployed. */
  readonly whole?: boolean;
}

/** The text of a `resilint.config.json`. */
export interface ConfigDocument extends FileSettings {
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  readonly preset?: Preset;
  readonly packs?: readonly string[];
  readonly policyFolders?: readonly string[];
  readonly overrides?: readonly Override[];
  readonly ignores?: readonly string[];
  readonly suppressions?: readonly SuppressionSetting[];
  readonly baseline?: string;
  /** What `--fix` and `--diff` make where the command line does not say it. */
  readonly fix?: FixLevel;
  /** Where templates' parameter files lie, relative to each template; `{name}` is its name without the extension. */
  readonly parameterFiles?: readonly string[];
  readonly workloads?: Readonly<Record<string, WorkloadDocument>>;
}
