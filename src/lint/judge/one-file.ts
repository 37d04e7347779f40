import type { FileChecks, LintDiagnostic, LintedFile, Verdict } from '../../result/result.ts';
import type { LocatedDiagnostic } from '../../workspace/diagnostics.ts';
import { assertFault, internalError } from '../../workspace/faults.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import type { Session } from '../../workspace/session.ts';
import type { ProofRoot } from '../fixes/attempt.ts';
import type { RawFinding } from './fold.ts';
import type { Judging } from './judging.ts';
import { type Check, lintTemplate, setsOf } from './one-template.ts';

/** What linting one file gave. */
export interface FileOutcome {
  readonly file: LintedFile;
  readonly named: boolean;
  readonly raw: readonly RawFinding[];
  readonly passed: readonly RawFinding[];
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly checks: ReadonlyMap<string, Check>;
  /** What proofs of fixes compare with. */
  readonly proof?: ProofRoot;
}

/** A fault of ours is an error of this file alone, and the others are linted. */
export async function contained(
  { path, named }: Candidate,
  work: () => Promise<FileOutcome | undefined>,
): Promise<FileOutcome | undefined> {
  try {
    return await work();
  } catch (error) {
    assertFault(error);
    return failed(path, named, [internalError(path, error)]);
  }
}

/** Lints a file. `undefined` for what is no template and was not named. */
export function lintFile(
  session: Session,
  { path, named }: Candidate,
  judging: Judging,
  ignoreUnknown: boolean,
): FileOutcome | undefined {
  const document = session.documents.open(path);
  switch (document.kind) {
    case 'template': {
      const sets = setsOf(session, path, judging);
      for (const { source } of sets) if (source) session.documents.uses.note(path, source.path);
      const outcome = lintTemplate(session, document.template, sets, judging);
      const { raw, passed, diagnostics, resources, checks } = outcome;
      if (!named) session.documents.release(path);
      const file: LintedFile = {
        path: document.source.path,
        language: document.template.language,
        kind: 'template',
        status: 'linted',
        resources,
        parameterSets: sets.map(({ label }) => label),
        checks: tally(checks.values()),
      };
      const proof = { path: file.path, judging, outcome };
      return { file, named, raw, passed, diagnostics: [...document.warnings, ...diagnostics], checks, proof };
    }
    case 'failed':
      if (document.isData && (!named || ignoreUnknown)) return undefined;
      return failed(path, named, document.diagnostics);
    case 'parameters':
    case 'bicep-parameters':
      return undefined;
    case 'other':
      return named && !ignoreUnknown ? failed(path, named, [notATemplate(path)]) : undefined;
  }
}

/** Why a file that is there has no outcome. */
export function notLinted({ documents }: Session, path: string): string {
  const { kind } = documents.open(path);
  if (kind === 'failed') return 'no template: it does not begin as one, and cannot be read';
  return kind === 'other' ? 'no template: its $schema names none' : 'a parameter file';
}

function failed(path: string, named: boolean, diagnostics: readonly LintDiagnostic[]): FileOutcome {
  return { file: failedFile(path), named, raw: [], passed: [], diagnostics, checks: new Map() };
}

/** A file of which nothing could be judged. */
export function failedFile(path: string): LintedFile {
  return {
    path,
    language: /\.bicep/i.test(path) ? 'bicep' : 'arm',
    kind: 'template',
    status: 'failed',
    resources: 0,
    parameterSets: [],
  };
}

function notATemplate(file: string): LintDiagnostic {
  const message =
    'this is no template: its $schema should end in deploymentTemplate.json (or one of its siblings); leave it out, or pass --ignore-unknown';
  return { severity: 'error', code: 'not-a-template', message, file };
}

/** How many of some checks ended how. */
export function tally(checks: Iterable<Check>): FileChecks {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, open: 0, review: 0, notApplicable: 0 };
  for (const { verdict } of checks) counts[verdict] += 1;
  return { passed: counts.pass, failed: counts.fail, open: counts.open, review: counts.review };
}
