import path from 'node:path';
import { loadFacts } from '../../policy/facts.ts';
import type { Workspace } from '../../source/workspace.ts';
import type { DeploymentContext } from '../context.ts';
import type { Judging } from '../judge/one-template.ts';
import type { LoadedPolicy } from '../policies/policies.ts';
import { isOfPacks, policiesOfPacks, selectPolicies } from '../policies/select.ts';
import { isToolRule } from '../suppress/rules.ts';
import { applySettings, checkSettings, isSetOn } from './apply.ts';
import type { FileSettings } from './document.ts';
import type { Configuration } from './find.ts';
import { type FileMatcher, matcherOf } from './patterns.ts';
import type { Workload } from './workloads.ts';

/** What the command line says; it wins over every configuration. */
export interface CommandLine {
  /** Only these packs, whatever else selects; all of them when absent. */
  readonly packs?: readonly string[] | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly whole?: boolean | undefined;
  readonly context: DeploymentContext;
}

/** What a run adds is what its templates share. */
export type FileJudging = Omit<Judging, 'content'>;

/** A configuration with its patterns compiled and checked against the policies there are. */
export interface Settings {
  /** The files they come from, in the order in which they apply. */
  readonly files: readonly string[];
  /** Every policy there is, as its author wrote it. */
  readonly known: readonly LoadedPolicy[];
  readonly configuration: Configuration;
  readonly workloads: readonly Workload[];
  ignores(file: string): boolean;
  judgingOf(file: string): Promise<FileJudging>;
}

interface Part extends FileSettings {
  readonly covers: FileMatcher;
}

/** Throws `OptionError` at the place of a setting that means no policy, or that a policy's parameter does not take. */
export async function openSettings(
  workspace: Workspace,
  configuration: Configuration,
  all: readonly LoadedPolicy[],
  commandLine: CommandLine,
): Promise<Settings> {
  checkSettings(configuration.layers, all);
  const parts = await partsOf(configuration);
  const ignores = await Promise.all(
    configuration.layers.map(({ document }) => matcherOf(configuration.folder, document.ignores ?? [])),
  );
  const compiled = new Map<string, Promise<FileJudging>>();
  return {
    files: configuration.layers.map(({ source }) => source.path),
    known: all,
    configuration,
    workloads: await openWorkloads(workspace, configuration),
    ignores: (file) => ignores.some((matches) => matches(file)),
    judgingOf(file) {
      const covering = parts.filter(({ covers }) => covers(file));
      const key = covering.map((part) => parts.indexOf(part)).join();
      const judging = compiled.get(key) ?? compile(configuration, all, covering, commandLine);
      compiled.set(key, judging);
      return withParameters(workspace, configuration, file, judging);
    },
  };
}

async function partsOf({ layers, folder }: Configuration): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { document } of layers) {
    parts.push({ ...document, covers: () => true });
    for (const override of document.overrides ?? [])
      parts.push({ ...override, covers: await matcherOf(folder, override.files) });
  }
  return parts;
}

async function compile(
  { layers }: Configuration,
  all: readonly LoadedPolicy[],
  parts: readonly FileSettings[],
  { packs: chosen, select, ignore, whole, context }: CommandLine,
): Promise<FileJudging> {
  const settings = parts.map(({ policies }) => policies ?? {});
  const preset = layers.findLast(({ document }) => document.preset)?.document.preset ?? 'recommended';
  const packs = chosen ? undefined : layers.findLast(({ document }) => document.packs)?.document.packs;
  const inPreset = (loaded: LoadedPolicy): boolean =>
    isSetOn(loaded, settings) ||
    ((packs === undefined || isToolRule(loaded) || isOfPacks(loaded, packs)) &&
      (preset === 'all' || loaded.policy.document.preset !== 'all'));
  const available = chosen === undefined ? all : policiesOfPacks(all, chosen);
  const policies = selectPolicies(available, select, ignore, inPreset).flatMap((loaded) =>
    applySettings(loaded, settings),
  );
  const { fact } = await loadFacts(policies.flatMap(({ policy }) => policy.facts));
  return {
    policies,
    fact,
    whole: whole ?? parts.findLast((part) => part.whole !== undefined)?.whole ?? false,
    context: Object.assign({}, ...parts.map((part) => part.context), context) as DeploymentContext,
  };
}

async function openWorkloads(workspace: Workspace, { layers }: Configuration): Promise<readonly Workload[]> {
  if (layers.every(({ document }) => document.workloads === undefined)) return [];
  const { workloadsOf } = await import('./workloads.ts');
  return workloadsOf(workspace, layers);
}

/** The parameter files that the conventions of a configuration find for a template; where they find none, ours hold. */
async function withParameters(
  { root }: Workspace,
  { layers }: Configuration,
  file: string,
  judging: Promise<FileJudging>,
): Promise<FileJudging> {
  const patterns = layers.findLast(({ document }) => document.parameterFiles)?.document.parameterFiles;
  if (patterns === undefined) return judging;
  const { filesMatching } = await import('../files/discover.ts');
  const { dir, name } = path.posix.parse(file);
  const found = await Promise.all(
    patterns.map((pattern) =>
      filesMatching(
        root,
        dir,
        pattern.replaceAll('{name}', () => name),
      ),
    ),
  );
  const parameters = [...new Set(found.flat())].filter((each) => each !== file);
  return parameters.length > 0 ? { ...(await judging), parameters } : judging;
}
