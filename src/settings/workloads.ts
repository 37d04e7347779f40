import path from 'node:path';
import type { Work } from '../source/pattern/automaton.ts';
import { PatternError } from '../source/pattern/nodes.ts';
import { readPathGlob } from '../source/pattern/path-glob.ts';
import { type Route, step } from '../source/route.ts';
import type { Workspace } from '../source/workspace.ts';
import { filesMatching, leavesWorkspace } from '../workspace/find/glob.ts';
import type { WorkloadDocument } from './document.ts';
import type { Configuration } from './find.ts';
import { placed, shortened } from './patterns.ts';
import { configError, type Layer } from './read.ts';

/** A workload with its patterns expanded; paths are relative to the workspace root. */
export interface Workload {
  readonly name: string;
  readonly members: readonly WorkloadMember[];
  readonly whole: boolean | undefined;
}

export interface WorkloadMember {
  readonly template: string;
  /** Its parameter file, where one is named. */
  readonly parameters?: string;
}

/** The workloads of a configuration. Throws `OptionError` at the place of a file that is not there. */
export function workloadsOf(workspace: Workspace, { layers, work }: Configuration): readonly Workload[] {
  const workloads = new Map<string, Workload>();
  for (const layer of layers)
    for (const [name, document] of Object.entries(layer.document.workloads ?? {})) {
      const route = step(step(step(null, 'workloads'), name), 'templates');
      const files = (pattern: string, at: Route): readonly string[] => expand(workspace, layer, work, pattern, at);
      workloads.set(name, { name, members: membersOf(document, route, files), whole: document.whole });
    }
  return [...workloads.values()];
}

function membersOf(
  { templates }: WorkloadDocument,
  route: Route,
  files: (pattern: string, at: Route) => readonly string[],
): WorkloadMember[] {
  return templates.flatMap((entry, index) => {
    const at = step(route, index);
    if (typeof entry === 'string') return files(entry, at).map((template) => ({ template }));
    const found = files(entry.template, step(at, 'template'));
    const [parameters] = entry.parameters === undefined ? [] : files(entry.parameters, step(at, 'parameters'));
    return found.map((template) => ({ template, ...(parameters !== undefined && { parameters }) }));
  });
}

function expand(workspace: Workspace, layer: Layer, work: Work, pattern: string, at: Route): readonly string[] {
  const folder = path.relative(workspace.root, layer.folder).replaceAll(path.sep, '/');
  const files = placed(
    layer,
    at,
    () => {
      const glob = readPathGlob(pattern);
      if (leavesWorkspace(folder, glob)) throw new PatternError('it leads out of the workspace');
      return filesMatching(workspace, folder, glob, work);
    },
    pattern,
  );
  if (files.length > 0) return files;
  const hint = /\\[*?[{(]/.test(pattern)
    ? "; write '/' between folders, since a backslash escapes the next character"
    : '';
  throw configError(layer.source, at, 'value', `no file of the workspace matches '${shortened(pattern)}'${hint}`);
}
