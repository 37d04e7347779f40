import { fileOfDiagnostic } from '../../result/outcome.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import { pathsOf, type RawFinding } from './fold.ts';
import type { Check } from './one-template.ts';

/**
 * What is told of what was judged, where only some files were asked for: what stands in them, and what is said of the
 * resources that they declare or deploy.
 */
export interface Told {
  /** Whether a file was asked for. */
  isAsked(file: string): boolean;
  finding(raw: RawFinding): boolean;
  check(check: Check): boolean;
  diagnostic(problem: LintDiagnostic): boolean;
}

/** @param reach All that a file leads to. */
export function toldOf(asked: ReadonlySet<string>, reach: (file: string) => ReadonlySet<string>): Told {
  let reached: Set<string> | undefined;
  const isReached = (file: string): boolean => {
    reached ??= new Set([...asked].flatMap((each) => [...reach(each)]));
    return reached.has(file);
  };
  return {
    isAsked: (file) => asked.has(file),
    finding: (raw) =>
      raw.problem !== undefined || asked.has(raw.finding.location.file) || pathsOf(raw).some((file) => asked.has(file)),
    check: ({ files }) => files === undefined || [...files].some((file) => asked.has(file)),
    diagnostic: (diagnostic) => {
      const at = fileOfDiagnostic(diagnostic);
      return at === undefined || diagnostic.code === 'internal-error' || asked.has(at) || isReached(at);
    },
  };
}

/** Where everything was asked for that was judged. */
export const toldAll: Told = { isAsked: () => true, finding: () => true, check: () => true, diagnostic: () => true };
