import process from 'node:process';
import type { LintDiagnostic } from '../result/result.ts';
import { OptionError } from '../source/option-error.ts';

/** A fault of our own, told of a file or of the whole run. Nobody is asked to mend a template for it. */
export function internalError(file: string | undefined, error: unknown): LintDiagnostic {
  const cause = error instanceof Error ? error.message : String(error);
  const message = `this is a fault of resilint, not of the template: ${cause}; please report it with the template`;
  return { severity: 'error', code: 'internal-error', message, ...(file !== undefined && { file }) };
}

/** Throws again what is no fault of ours, and everything to those who look for the fault. */
export function assertFault(error: unknown): void {
  if (error instanceof OptionError || process.env.RESILINT_DEBUG) throw error;
}

/** Faults of our own in a run, which goes on without what they took. */
export interface Faults {
  /** What the work gives; after a fault, which is told of the file, `otherwise`. */
  contain<T>(file: string | undefined, work: () => T, otherwise: T): T;
  diagnostics(): readonly LintDiagnostic[];
}

export function openFaults(): Faults {
  const told = new Map<string | undefined, LintDiagnostic>();
  return {
    contain(file, work, otherwise) {
      try {
        return work();
      } catch (error) {
        assertFault(error);
        if (!told.has(file)) told.set(file, internalError(file, error));
        return otherwise;
      }
    },
    diagnostics: () => [...told.values()],
  };
}
