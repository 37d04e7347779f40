import path from 'node:path';
import type { Environment, Preset } from '../policy/document/policy.ts';
import { loadFacts } from '../policy/facts.ts';
import type { FactLookup } from '../policy/world.ts';
import type { FixLevel } from '../result/result.ts';
import { step } from '../source/route.ts';
import type { SourceText } from '../source/text.ts';
import type { Workspace } from '../source/workspace.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import { applySettings, checkSettings, isSetOn } from './apply.ts';
import type { FileSettings } from './document.ts';
import { type Environments, environmentsOf } from './environments.ts';
import type { Configuration } from './find.ts';
import { checkPatterns, type FileMatcher, matcherOf, parameterGlob, placed } from './patterns.ts';
import type { LoadedPolicy } from './policies/policies.ts';
import { isForKnown, isOfPreset } from './policies/presets.ts';
import { isOfPacks, policiesOfPacks, selectorsIn, selectPolicies } from './policies/select.ts';
import { isTemplateRule } from './template-rules.ts';
import { isToolRule } from './tool-rules.ts';
import type { Workload } from './workloads.ts';

/** What the command line says; it wins over every configuration. */
export interface CommandLine {
  /** Instead of the configuration's. */
  readonly preset?: Preset | undefined;
  /** What everything is deployed for, whatever a configuration or a tag says. */
  readonly environment?: Environment | undefined;
  /** Only these packs, whatever else selects; all of them when absent. */
  readonly packs?: readonly string[] | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly whole?: boolean | undefined;
  readonly failOnPossible?: boolean | undefined;
  readonly context: DeploymentContext;
}

/** How the templates of a file are judged. */
export interface FileJudging {
  /** Instead of the run's. */
  readonly context?: DeploymentContext;
  readonly policies: readonly LoadedPolicy[];
  /** What is told of templates themselves. */
  readonly rules: readonly LoadedPolicy[];
  readonly fact: FactLookup;
  readonly whole: boolean;
  readonly environments: Environments;
  /** Whether an undecided check that fails for some allowed value counts as a failure. */
  readonly failOnPossible?: boolean;
  /** Whether checks that passed are told too. */
  readonly passes?: boolean | undefined;
  /** What `--fix` makes where the command line does not say it. */
  readonly fixLevel?: FixLevel;
  /** Parameter files of the template, instead of those that lie beside it. */
  readonly parameters?: readonly string[];
}

/** A configuration with its patterns compiled and checked against the policies there are. */
export interface Settings {
  /** The files they come from, in the order in which they apply. */
  readonly files: readonly string[];
  /** All that they were read from: configurations, policies of users, vocabularies. */
  readonly sources: readonly SourceText[];
  /** Every policy there is, as its author wrote it. */
  readonly known: readonly LoadedPolicy[];
  readonly configuration: Configuration;
  readonly workloads: readonly Workload[];
  ignores(file: string): boolean;
  judgingOf(file: string): Promise<FileJudging>;
}

interface Part extends FileSettings {
  /** Of an override. */
  readonly files?: readonly string[];
  readonly covers: FileMatcher;
}

/** Throws `OptionError` at the place of a setting that means no policy, or that a policy's parameter does not take. */
export async function openSettings(
  workspace: Workspace,
  configuration: Configuration,
  all: readonly LoadedPolicy[],
  commandLine: CommandLine,
): Promise<Omit<Settings, 'sources'>> {
  checkSettings(configuration.layers, all);
  checkPatterns(configuration.layers);
  const parts = partsOf(configuration);
  const ignores = configuration.layers.map((layer) => {
    const list = { layer, route: step(null, 'ignores'), patterns: layer.document.ignores ?? [] };
    return matcherOf(configuration.folder, list, configuration.work);
  });
  const compiled = new Map<string, Promise<FileJudging>>();
  const overriding = (file: string) => parts.filter(({ files, covers }) => files !== undefined && covers(file));
  return {
    files: configuration.layers.map(({ source }) => source.path),
    known: all,
    configuration,
    workloads: await openWorkloads(workspace, configuration),
    ignores: (file) => ignores.some((matches) => matches(file)),
    judgingOf(file) {
      const covering = parts.filter(({ covers }) => covers(file));
      const key = covering.map((part) => parts.indexOf(part)).join();
      const environments = environmentsOf(covering, overriding, parts, commandLine.environment);
      const judging = compiled.get(key) ?? compile(configuration, all, { parts: covering, environments }, commandLine);
      compiled.set(key, judging);
      return withParameters(workspace, configuration, file, judging);
    },
  };
}

function partsOf({ layers, folder, work }: Configuration): Part[] {
  return layers.flatMap((layer) => {
    const { overrides = [] } = layer.document;
    const parts = overrides.map((override, index) => {
      const route = step(step(step(null, 'overrides'), index), 'files');
      return { ...override, covers: matcherOf(folder, { layer, route, patterns: override.files }, work) };
    });
    return [{ ...layer.document, covers: () => true }, ...parts];
  });
}

async function compile(
  { layers }: Configuration,
  all: readonly LoadedPolicy[],
  { parts, environments }: { readonly parts: readonly FileSettings[]; readonly environments: Environments },
  { preset: asked, packs: chosen, select, ignore, whole, failOnPossible, context }: CommandLine,
): Promise<FileJudging> {
  const settings = parts.map(({ policies }) => policies ?? {});
  const preset = asked ?? layers.findLast(({ document }) => document.preset)?.document.preset ?? 'recommended';
  const packs = chosen ? undefined : layers.findLast(({ document }) => document.packs)?.document.packs;
  const inPreset = (loaded: LoadedPolicy): boolean =>
    isTemplateRule(loaded) ||
    isSetOn(loaded, settings) ||
    ((packs === undefined || isToolRule(loaded) || isOfPacks(loaded, packs)) &&
      (isOfPreset(loaded, preset) || isForKnown(loaded, preset, environments.possible)));
  const ids = new Set(select.flatMap(selectorsIn).map((selector) => selector.toLowerCase()));
  const asIn = (loaded: LoadedPolicy): LoadedPolicy => {
    if (ids.has(loaded.policy.document.id.toLowerCase())) return { ...loaded, isNamed: true };
    if (select.length > 0 || isSetOn(loaded, settings)) return loaded;
    return { ...loaded, within: preset, ...(!isOfPreset(loaded, preset) && { onlyKnown: true }) };
  };
  const available = chosen === undefined ? all : policiesOfPacks(all, chosen);
  const enabled = selectPolicies(available, select, ignore, inPreset).flatMap((loaded) =>
    applySettings(asIn(loaded), settings),
  );
  const policies = enabled.filter((loaded) => !isTemplateRule(loaded));
  const fixLevel = layers.findLast(({ document }) => document.fix)?.document.fix;
  const { fact } = await loadFacts(policies.flatMap(({ policy }) => policy.facts));
  return {
    policies,
    rules: enabled.filter(isTemplateRule),
    ...(fixLevel && { fixLevel }),
    fact,
    whole: whole ?? parts.findLast((part) => part.whole !== undefined)?.whole ?? false,
    environments,
    failOnPossible:
      failOnPossible ?? parts.findLast((part) => part.failOnPossible !== undefined)?.failOnPossible ?? false,
    context: Object.assign({}, ...parts.map((part) => part.context), context) as DeploymentContext,
  };
}

async function openWorkloads(workspace: Workspace, configuration: Configuration): Promise<readonly Workload[]> {
  if (configuration.layers.every(({ document }) => document.workloads === undefined)) return [];
  const { workloadsOf } = await import('./workloads.ts');
  return workloadsOf(workspace, configuration);
}

/** The parameter files that the conventions of a configuration find for a template; where they find none, ours hold. */
async function withParameters(
  workspace: Workspace,
  { layers, work }: Configuration,
  file: string,
  judging: Promise<FileJudging>,
): Promise<FileJudging> {
  const layer = layers.findLast(({ document }) => document.parameterFiles);
  if (layer === undefined) return judging;
  const { filesMatching } = await import('../workspace/find/glob.ts');
  const { dir, name } = path.posix.parse(file);
  const found = (layer.document.parameterFiles ?? []).flatMap((pattern, index) =>
    placed(
      layer,
      step(step(null, 'parameterFiles'), index),
      () => filesMatching(workspace, dir, parameterGlob(pattern, name), work),
      pattern,
    ),
  );
  const parameters = [...new Set(found)].filter((each) => each !== file);
  return parameters.length > 0 ? { ...(await judging), parameters } : judging;
}
