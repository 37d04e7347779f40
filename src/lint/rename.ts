import path from 'node:path';
import type { Finding, LintDiagnostic, LintResult, Location } from '../result/result.ts';

type Rename = (file: string) => string;

/**
 * A result whose files are named from another folder, as somebody there would write them, so that a terminal finds them
 * and they can be given back as arguments. Both folders are absolute; names are relative to `root` before.
 */
export function namedFrom(folder: string, root: string, result: LintResult): LintResult {
  if (folder === root) return result;
  const between = (from: string, to: string) => (file: string) =>
    path.relative(to, path.join(from, file)).replaceAll(path.sep, '/');
  const rename: Rename = between(root, folder);
  const back = between(folder, root);
  const { slowest } = result.statistics;
  return {
    ...result,
    files: result.files.map((file) => ({
      ...file,
      path: rename(file.path),
      parameterSets: file.parameterSets.map(rename),
      ...(file.through && { through: file.through.map(rename) }),
    })),
    skipped: result.skipped.map((file) => ({ ...file, path: rename(file.path) })),
    ...(result.parameterFiles && { parameterFiles: result.parameterFiles.map(rename) }),
    findings: result.findings.map((finding) => findingFrom(finding, rename)),
    diagnostics: result.diagnostics.map((diagnostic) => diagnosticFrom(diagnostic, rename)),
    ...(result.suppressedDiagnostics && {
      suppressedDiagnostics: result.suppressedDiagnostics.map((diagnostic) => diagnosticFrom(diagnostic, rename)),
    }),
    statistics: {
      ...result.statistics,
      ...(slowest && { slowest: slowest.map(([file, time]) => [rename(file), time] as const) }),
    },
    text: (file) => result.text(back(file)),
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
  const { suppression } = diagnostic;
  const moved = { ...diagnostic, file: rename(file), message: said };
  return placed(suppression ? { ...moved, suppression: placed(suppression, rename) } : moved, rename);
}

function placed<T extends { readonly location?: Location }>(of: T, rename: Rename): T {
  return of.location === undefined ? of : { ...of, location: { ...of.location, file: rename(of.location.file) } };
}
