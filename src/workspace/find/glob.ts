import path from 'node:path';
import { type Automaton, automatonOf, type Work } from '../../source/pattern/automaton.ts';
import type { PathGlob } from '../../source/pattern/path-glob.ts';
import type { Workspace } from '../../source/workspace.ts';

const passedOver = new Set(['node_modules', '.git']);

/** Whether a glob, relative to a folder of the workspace, leads out of it. */
export function leavesWorkspace(folder: string, { prefix }: PathGlob): boolean {
  const base = path.posix.join(folder, prefix);
  return base === '..' || base.startsWith('../');
}

/**
 * The files that a glob means, by path; none outside the workspace. `folder` is relative to its root. Throws
 * `PatternError` for a glob that takes too much work.
 */
export function filesMatching(workspace: Workspace, folder: string, glob: PathGlob, work: Work): readonly string[] {
  if (leavesWorkspace(folder, glob)) return [];
  const base = path.posix.join(folder, glob.prefix);
  if (glob.rest === undefined) {
    const found = workspace.find(base);
    if (workspace.kindOf(base) !== 'file') return [];
    return [found.kind === 'ok' ? found.path : base];
  }
  return filesBelow(workspace, base, automatonOf([glob.rest], { ignoreCase: false, dots: false, work }));
}

/** As the glob for names that templates have, at any depth, would say it; no automaton is needed for that. */
const isTemplate = /^[^.].*\.(?:json|jsonc|arm|bicep|bicepparam)$/s;

/** The files below a folder that are named as templates are. Links are not followed. */
export function templatesBelow(workspace: Workspace, folder: string): readonly string[] {
  const top = workspace.find(folder);
  if (top.kind === 'error' || isPassedOver(top.path)) return [];
  const found: string[] = [];
  for (const [at, listed] of workspace.walk(top.path, (name) => !name.startsWith('.') && !passedOver.has(name)))
    for (const { name, kind } of listed.kind === 'ok' ? listed.entries : [])
      if (kind === 'file' && isTemplate.test(name)) found.push(at === '' ? name : `${at}/${name}`);
  return found.sort();
}

function isPassedOver(folder: string): boolean {
  return folder.split('/').some((name) => passedOver.has(name));
}

/** Goes into those folders that a match may lie in. Links are not followed. */
function filesBelow(workspace: Workspace, base: string, automaton: Automaton): readonly string[] {
  const top = workspace.find(base);
  if (top.kind === 'error' || isPassedOver(top.path)) return [];
  const found: string[] = [];
  const waiting = [{ folder: top.path === '' ? '' : `${top.path}/`, at: automaton.start }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const listed = workspace.entries(next.folder);
    if (listed.kind === 'error') continue;
    for (const { name, kind } of listed.entries) {
      const at = automaton.read(next.at, name);
      if (kind === 'file' && at.matching.length > 0) found.push(`${next.folder}${name}`);
      if (kind !== 'folder' || !at.mayLead || passedOver.has(name)) continue;
      const inside = automaton.read(at, '/');
      if (inside.mayLead) waiting.push({ folder: `${next.folder}${name}/`, at: inside });
    }
  }
  return found.sort();
}
