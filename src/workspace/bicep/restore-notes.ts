import type { LintDiagnostic } from '../../result/result.ts';
import { isNotRestored } from './module-cache.ts';

/** The notes on modules that are not restored, as one for each file, which says how to restore them all. */
export function foldRestores(problems: readonly LintDiagnostic[]): LintDiagnostic[] {
  const first = new Map<string, LintDiagnostic>();
  const modules = new Map<string, Set<string>>();
  const others: LintDiagnostic[] = [];
  for (const problem of problems) {
    const { file } = problem;
    if (file === undefined || !isNotRestored(problem.message)) {
      others.push(problem);
      continue;
    }
    const before = first.get(file);
    if (before === undefined || offsetOf(problem) < offsetOf(before)) first.set(file, problem);
    modules.set(file, (modules.get(file) ?? new Set()).add(moduleIn(problem.message)));
  }
  const notes = [...first].map(([file, problem]) => ({
    ...problem,
    message: restoreMessage(problem.message, modules.get(file)?.size ?? 1, file),
  }));
  return [...others, ...notes];
}

function offsetOf({ location }: LintDiagnostic): number {
  return location?.startOffset ?? 0;
}

/** `virtual-network:0.5.1`: the same by whatever alias. */
function moduleIn(message: string): string {
  return /([^/':]*:[^':]*)'/.exec(message)?.[1] ?? message;
}

function restoreMessage(only: string, count: number, file: string): string {
  const restore = `'bicep restore ${file}'`;
  return count === 1
    ? `${only}, so what it holds is not known; ${restore} fetches it`
    : `${count} modules are not restored on this machine, so what they hold is not known; ${restore} fetches them`;
}
