import type { LintDiagnostic } from '../../result/result.ts';

/** The notes on modules that are not restored, as one for each file, which says how to restore them all. */
export function foldRestores<Problem extends LintDiagnostic>(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>();
  const modules = new Map<string, Set<string>>();
  const others: Problem[] = [];
  for (const problem of problems) {
    const { code, file, subject } = problem;
    if (code !== 'not-restored' || file === undefined || subject === undefined) {
      others.push(problem);
      continue;
    }
    const before = first.get(file);
    if (before === undefined || offsetOf(problem) < offsetOf(before)) first.set(file, problem);
    modules.set(file, (modules.get(file) ?? new Set()).add(subject));
  }
  const notes = Array.from(first, ([file, problem]) => ({
    ...problem,
    subject: undefined,
    message: restoreMessage(problem.message, modules.get(file)?.size ?? 1, file),
    subjects: [...(modules.get(file) ?? [])],
  }));
  return [...others, ...notes];
}

function offsetOf({ location }: LintDiagnostic): number {
  return location?.startOffset ?? 0;
}

function restoreMessage(only: string, count: number, file: string): string {
  const restore = `'bicep restore ${file}'`;
  return count === 1
    ? `${only}, so what it holds is not known; ${restore} fetches it`
    : `${count} modules are not restored on this computer, so what they hold is not known; ${restore} fetches them`;
}
