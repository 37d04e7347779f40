// Resilint as a library: `scripts/bundle/types.ts` makes its types one file. Nothing is loaded before it is used.

import type { Format, ReportOptions } from './report/index.ts';
import { formats } from './report/index.ts';
import type { LintResult } from './result/result.ts';
import { OptionError } from './source/option-error.ts';
import { version } from './version.ts';

export type { VersionControl } from './report/options.ts';
export type * from './result/result.ts';
export type { Format, ReportOptions };
export { formats, OptionError };

/** What to lint, and how. Everything may be left out; the command line's options of the same names say more. */
export interface LintRequest {
  /**
   * The folder that paths are relative to (default: the current one). Nothing outside its git repository is read, but for
   * paths that lie in another one: these are linted there.
   */
  readonly cwd?: string;
  /** Files, folders and globs (default: the folder itself). */
  readonly paths?: readonly string[];
  /** Parameter files for the templates that are named. */
  readonly parameters?: readonly string[];
  /** Names of environment variables that templates may read. */
  readonly env?: readonly string[];
  readonly context?: DeploymentTarget;
  /** Instead of the configuration's; `recommended` where neither says. */
  readonly preset?: 'essential' | 'recommended' | 'all';
  /** What everything is deployed for, whatever a configuration or a tag says. */
  readonly environment?: 'production' | 'development';
  /** Only the policies of these packs: `vm`, `vmss`. */
  readonly packs?: readonly string[];
  /** Policies to use: `VM-13`, `pack:vm`, `category:security`, `severity:high`. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  /** Checks that passed are among the findings, with the verdict `pass`. */
  readonly passes?: boolean;
  /** The template is all that is deployed: what it does not declare does not exist. */
  readonly whole?: boolean;
  /** An undecided check that fails for some allowed value of a parameter is a failure (default: as the configuration says). */
  readonly failOnPossible?: boolean;
  /** One configuration for all files, instead of the nearest one of each; `false`: none. */
  readonly config?: string | false;
  /** Folders of further policies. */
  readonly policies?: readonly string[];
  /** `false`: what suppressions say does not count (default: it does). */
  readonly suppressions?: boolean;
  /** A baseline for all files, instead of the configuration's; `false`: none. */
  readonly baseline?: string | false;
  /** Named files that are no templates are skipped. */
  readonly ignoreUnknown?: boolean;
  /** What is ignored is left out also where it is named. */
  readonly forceExclude?: boolean;
  /** Each template is judged as itself, also one that others use as a module. */
  readonly roots?: boolean;
}

/** Where the templates go. What is not said stays unknown. */
export interface DeploymentTarget {
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly managementGroup?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly deploymentName?: string;
}

/**
 * Lints. What is wrong with a file is a diagnostic of the result; rejects with an `OptionError` for a wrong option or
 * configuration, whose message is made to be shown.
 */
export async function lint(request: LintRequest = {}): Promise<LintResult> {
  const { lint: run } = await import('./lint/run.ts');
  return readable(() =>
    run({
      toolVersion: version,
      documented: true,
      ...request,
      cwd: request.cwd ?? process.cwd(),
      paths: request.paths ?? [],
      parameters: request.parameters ?? [],
      env: request.env ?? [],
      context: request.context ?? {},
      select: request.select ?? [],
      ignore: request.ignore ?? [],
      policies: request.policies ?? [],
      ignoreUnknown: request.ignoreUnknown ?? false,
      // Who runs resilint in a program of theirs has threads of their own.
      jobs: 1,
    }),
  );
}

/** What an error quotes of files stands in it as it may be shown. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    const { plainLine } = await import('./report/escape.ts');
    throw new OptionError(...error.lines.map(plainLine));
  }
}

/** A result as text in one of the formats. */
export async function render(result: LintResult, format: Format, options: ReportOptions = {}): Promise<string> {
  const { loadFormat } = await import('./report/index.ts');
  return (await loadFormat(format))(result, options);
}
