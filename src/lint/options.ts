import type { Environment, Preset } from '../policy/document/policy.ts';
import type { Overlay, Workspace } from '../source/workspace.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import type { ExemptOptions } from './judge/exempt.ts';
import type { ProgressOf } from './progress.ts';

export interface CacheOptions {
  /** The folder, relative to the current one; the user's cache when absent. */
  readonly location?: string | undefined;
  /** By what a file is known to be as it was: what is in it, or its size and the times at which it changed. */
  readonly strategy: 'content' | 'metadata';
}

export interface LintOptions extends ExemptOptions {
  readonly toolVersion: string;
  readonly cwd: string;
  /** Files, folders, globs; none: the current folder. */
  readonly paths: readonly string[];
  readonly parameters: readonly string[];
  readonly env: readonly string[];
  readonly context: DeploymentContext;
  /** Instead of the configuration's. */
  readonly preset?: Preset | undefined;
  /** What everything is deployed for, whatever a configuration or a tag says. */
  readonly environment?: Environment | undefined;
  /** Only the policies of these packs. */
  readonly packs?: readonly string[] | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** Absent: what the configuration says, else no. */
  readonly whole?: boolean | undefined;
  /** Whether an undecided check that fails for some allowed value is a failure. Absent: as the configuration says, else no. */
  readonly failOnPossible?: boolean | undefined;
  /** A configuration for all files, instead of the nearest one of each; `false`: none. */
  readonly config?: string | false | undefined;
  /** Whether what is ignored is left out also where it is named. */
  readonly forceExclude?: boolean;
  /** Folders of further policies. */
  readonly policies: readonly string[];
  /** Whether checks that passed are among the findings. */
  readonly passes?: boolean | undefined;
  /** Whether reports want the policies' documentation. */
  readonly documented: boolean;
  readonly ignoreUnknown: boolean;
  /** What stands for files instead of what is on the disk, by path relative to the workspace root. */
  readonly overlay?: Overlay | undefined;
  /** Each template is judged as itself, also where others use it. */
  readonly roots?: boolean | undefined;
  /** Only templates that use one of these files, relative to the workspace root, or are one. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Whether the result is to name all files that are left out, the ignored ones too. */
  readonly explainSkipped?: boolean | undefined;
  /** Called before each file is judged, and before edits are proven. */
  readonly onFile?: ((progress: ProgressOf) => void) | undefined;
  /** How many threads may judge; absent: as many as are worth their start. */
  readonly jobs?: number | undefined;
  /** Results of earlier runs are used, and kept for later ones. */
  readonly cache?: CacheOptions | undefined;
  /** Files as they were read, or are to be, instead of those on the disk. */
  readonly workspace?: Workspace | undefined;
}
