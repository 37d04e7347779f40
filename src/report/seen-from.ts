import path from 'node:path';
import type { Finding, LintDiagnostic, LintResult, Location } from '../lint/result.ts';

type Rename = (file: string) => string;

/**
 * A result as text for people tells it: its files are named as somebody in a folder would write them (`folder` relative to
 * the workspace root, `''` for the root), so that a terminal finds them and they can be given back as arguments.
 */
export function seenFrom(result: LintResult, folder: string): LintResult {
  if (folder === '') return result;
  const rename: Rename = (file) => path.posix.relative(folder, file);
  const { slowest } = result.statistics;
  return {
    ...result,
    files: result.files.map((file) => ({
      ...file,
      path: rename(file.path),
      parameterSets: file.parameterSets.map(rename),
    })),
    skipped: result.skipped.map((file) => ({ ...file, path: rename(file.path) })),
    ...(result.parameterFiles && { parameterFiles: result.parameterFiles.map(rename) }),
    findings: result.findings.map((finding) => findingFrom(finding, rename)),
    diagnostics: result.diagnostics.map((diagnostic) => diagnosticFrom(diagnostic, rename)),
    statistics: {
      ...result.statistics,
      ...(slowest && { slowest: slowest.map(([file, time]) => [rename(file), time] as const) }),
    },
    text: (file) => result.text(path.posix.join(folder, file)),
  };
}

function findingFrom(finding: Finding, rename: Rename): Finding {
  const { suppression } = finding;
  return {
    ...placed(finding, rename),
    related: finding.related.map((each) => placed(each, rename)),
    unknowns: finding.unknowns.map((each) => placed(each, rename)),
    parameterSets: finding.parameterSets.map(rename),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => placed(edit, rename)) })),
    ...(suppression && { suppression: placed(suppression, rename) }),
  };
}

/** What was asked for and is not there is named as it was asked for. */
function diagnosticFrom(diagnostic: LintDiagnostic, rename: Rename): LintDiagnostic {
  const { file, code, message } = diagnostic;
  if (file === undefined || code === 'not-found') return placed(diagnostic, rename);
  // The message may hold a command that takes the file: 'bicep restore main.bicep'.
  const said = message.replaceAll(` ${file}'`, ` ${rename(file)}'`).replaceAll(`'${file}'`, `'${rename(file)}'`);
  return placed({ ...diagnostic, file: rename(file), message: said }, rename);
}

function placed<T extends { readonly location?: Location }>(of: T, rename: Rename): T {
  return of.location === undefined ? of : { ...of, location: { ...of.location, file: rename(of.location.file) } };
}
