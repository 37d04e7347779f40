import { shippedPolicies } from '../../settings/policies/policies.ts';
import { openRunSettings, type RunSettings } from '../../settings/run-settings.ts';
import { type Remembered, watched } from '../../source/looks.ts';
import type { OnModule } from '../../workspace/documents.ts';
import { internalError } from '../../workspace/faults.ts';
import { openSession, type Session } from '../../workspace/session.ts';
import { type ModuleLook, saidOfModule } from '../cache/modules.ts';
import { usesChanged } from '../choose/changed.ts';
import { failedFile } from '../judge/one-file.ts';
import type { LintOptions } from '../options.ts';
import { noChecks } from '../statistics.ts';
import { noTimes } from '../stopwatch.ts';
import type { FileGroup } from './groups.ts';
import { type Part, type RunWide, settlePart } from './part.ts';
import { secretsOf } from './secrets.ts';

/** The part of a run that a group is, as plain data. */
export interface SettledGroup {
  readonly part: Part;
  /** The files, folders and modules that may be told of with it, and so of no other group. */
  readonly touched: readonly string[];
  /** What was looked at, where that is to be known. */
  readonly looks?: readonly Remembered[];
  readonly modules?: readonly ModuleLook[];
}

/** Where groups of a run are judged: settings and folders are read once. */
export interface Bench {
  readonly session: Session;
  readonly settings: RunSettings;
  readonly options: LintOptions;
  readonly wide: RunWide;
}

/** A bench of its own, for a thread. */
export async function openBench(options: LintOptions, wide: RunWide): Promise<Bench> {
  const session = openSession(options);
  return { session, settings: openRunSettings(session, await shippedPolicies(), options), options, wide };
}

/** Judges and settles a group as if it were all of the run. */
export async function settleGroup(bench: Bench, group: FileGroup): Promise<SettledGroup> {
  const { settings, wide } = bench;
  const modules: ModuleLook[] = [];
  const seen = bench.options.cache ? watched(bench.session.workspace) : undefined;
  const onModule: OnModule = (from, reference, found) => modules.push([from, reference, saidOfModule(found)]);
  const workspace = seen?.workspace ?? bench.session.workspace;
  const options = { ...bench.options, onFile: undefined, workspace, ...(seen && { onModule }) };
  const session = openSession(options);
  session.parameterFiles.elsewhere.filesFor = (template) => group.parameters.get(template) ?? [];
  const settled = await settlePart(session, settings, options, group, wide, await usesIn(session, bench));
  const part = seen ? { ...settled, secrets: secretsOf(session, settled) } : settled;
  const files = group.judged.map(({ path }) => path);
  const touched = [...new Set([...files, ...session.documents.uses.all()])];
  return { part, touched, ...(seen && { looks: seen.looks(), modules }) };
}

async function usesIn(session: Session, { settings, options }: Bench) {
  const { changed } = options;
  if (changed === undefined) return undefined;
  const { workloads } = await settings.here();
  return usesChanged({ session, changed, parameters: options.parameters.map(session.pathOf), workloads });
}

/** What is told of a group that a fault of ours took with it, as of a file. */
export function lostGroup({ judged, candidates }: FileGroup, error: unknown): SettledGroup {
  const files = candidates.map(({ path }) => failedFile(path));
  const part: Part = {
    files,
    left: [],
    judged: [],
    sets: files.map(({ path }) => [path, []]),
    parameterFiles: [],
    findings: [],
    passed: [],
    baselined: 0,
    leftOut: 0,
    used: [],
    isDated: false,
    now: [],
    diagnostics: candidates.map(({ path }) => internalError(path, error)),
    counts: noChecks,
    secrets: [],
    isIncomplete: true,
    times: noTimes,
  };
  return { part, touched: judged.map(({ path }) => path) };
}
