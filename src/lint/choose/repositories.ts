import path from 'node:path';
import { isFolder, isThere } from '../../source/door/here.ts';
import { realFolder, wayInto } from '../../source/door/inside.ts';
import { nameProblem } from '../../source/door/names.ts';
import { OptionError } from '../../source/option-error.ts';
import { whereabouts, workspaceRoot } from '../../workspace/find/workspace-root.ts';
import type { LintOptions } from '../options.ts';

/**
 * A run for each repository that its paths lie in, that of the current folder first. Files and folders elsewhere are linted
 * as a run at the top of their own repository would lint them: by the configuration there, and nothing outside of it is
 * read. Patterns stay in the current one.
 */
export function inRepositories(options: LintOptions): readonly LintOptions[] {
  const { folder: cwd, root: own } = whereabouts(options.cwd);
  const elsewhere = new Map<string, string[]>();
  for (const given of options.paths) {
    // A link inside the repository is the repository's, and leads nowhere outside; only the person does.
    const asked = path.resolve(cwd, given);
    if (wayInto(own, asked) !== undefined || nameProblem(asked) !== undefined || !isThere(asked)) continue;
    const absolute = realFolder(asked);
    const root = workspaceRoot(isFolder(absolute) ? absolute : path.dirname(absolute));
    elsewhere.set(root, [...(elsewhere.get(root) ?? []), given]);
  }
  if (elsewhere.size === 0) return [options];
  if (options.changed !== undefined)
    throw new OptionError(
      `what changed is known of the repository of the current folder alone, and '${[...elsewhere.values()][0]?.[0]}' lies in another one`,
    );
  const others = new Set([...elsewhere.values()].flat());
  const here = options.paths.filter((given) => !others.has(given));
  return [
    ...(here.length > 0 ? [{ ...options, paths: here }] : []),
    ...Array.from(elsewhere, ([root, paths]) => movedTo(root, { ...options, paths, cwd })),
  ];
}

function movedTo(root: string, options: LintOptions): LintOptions {
  const { cwd, paths, parameters, policies, config, baseline, cache } = options;
  const moved = (given: string): string => path.resolve(cwd, given);
  return {
    ...options,
    cwd: root,
    paths: paths.map((given) => path.relative(root, realFolder(moved(given))) || '.'),
    parameters: parameters.map(moved),
    policies: policies.map(moved),
    ...(typeof config === 'string' && { config: moved(config) }),
    ...(typeof baseline === 'string' && { baseline: moved(baseline) }),
    ...(cache?.location !== undefined && { cache: { ...cache, location: moved(cache.location) } }),
    overlay: undefined,
    workspace: undefined,
  };
}
