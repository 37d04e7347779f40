import path from 'node:path';
import { type Route, step } from '../../source/route.ts';
import type { Workspace } from '../../source/workspace.ts';
import { filesMatching } from '../files/discover.ts';
import type { WorkloadDocument } from './document.ts';
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
export async function workloadsOf(workspace: Workspace, layers: readonly Layer[]): Promise<readonly Workload[]> {
  const workloads = new Map<string, Workload>();
  for (const layer of layers)
    for (const [name, document] of Object.entries(layer.document.workloads ?? {})) {
      const route = step(step(step(null, 'workloads'), name), 'templates');
      const members = await membersOf(workspace, layer, document, route);
      workloads.set(name, { name, members, whole: document.whole });
    }
  return [...workloads.values()];
}

async function membersOf(
  workspace: Workspace,
  layer: Layer,
  { templates }: WorkloadDocument,
  route: Route,
): Promise<WorkloadMember[]> {
  const members: WorkloadMember[] = [];
  for (const [index, entry] of templates.entries()) {
    const at = step(route, index);
    if (typeof entry === 'string') {
      const files = await expand(workspace, layer, entry, at);
      members.push(...files.map((template) => ({ template })));
      continue;
    }
    const found = await expand(workspace, layer, entry.template, step(at, 'template'));
    const parameters =
      entry.parameters === undefined
        ? undefined
        : (await expand(workspace, layer, entry.parameters, step(at, 'parameters')))[0];
    members.push(...found.map((template) => ({ template, ...(parameters !== undefined && { parameters }) })));
  }
  return members;
}

async function expand({ root }: Workspace, { folder, source }: Layer, pattern: string, at: Route): Promise<string[]> {
  const base = path.relative(root, folder).replaceAll(path.sep, '/');
  const files = await filesMatching(root, base, pattern);
  if (files.length === 0) throw configError(source, at, 'value', `no file of the workspace matches '${pattern}'`);
  return files;
}
