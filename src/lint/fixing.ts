import { applyFixes } from '../fix/apply.ts';
import { replaceText } from '../source/replace.ts';
import type { SourceText } from '../source/text.ts';
import { openWorkspace, type Workspace } from '../source/workspace.ts';
import type { Finding, Fix, LintDiagnostic, LintResult } from './result.ts';
import { type LintOptions, lint } from './run.ts';
import { workspaceRoot } from './workspace-root.ts';

/** An edit may uncover the next one; more rounds than this would mean that two edits undo each other. */
const maxPasses = 10;

export interface Fixed {
  /** The run after the last edit. */
  readonly result: LintResult;
  /** How many fixes were made. */
  readonly made: number;
  /** Files that could not be written, and why. */
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Makes the offered edits of failures, file by file, until none is left. Only files that were linted are written. */
export async function fixAll(options: LintOptions, unsafe: boolean): Promise<Fixed> {
  const diagnostics: LintDiagnostic[] = [];
  let result = await lint(options);
  let made = 0;
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const workspace = openWorkspace(workspaceRoot(options.cwd));
    const { applied, texts } = applyFixes(editsOf(result, unsafe, workspace));
    if (applied.length === 0) break;
    const problems = write(workspace, texts);
    diagnostics.push(...problems);
    if (problems.length > 0) break;
    made += applied.length;
    result = await lint(options);
  }
  return { result, made, diagnostics };
}

/** The edits that `fixAll` would make first, as one fix. Nothing is written. */
export function previewOf(result: LintResult, unsafe: boolean, cwd: string): Fix | undefined {
  const workspace = openWorkspace(workspaceRoot(cwd));
  const { applied } = applyFixes(editsOf(result, unsafe, workspace));
  const edits = [
    ...new Map(applied.flatMap(({ fix }) => fix.edits).map((edit) => [JSON.stringify(edit), edit])).values(),
  ];
  if (edits.length === 0) return undefined;
  return {
    title: `${applied.length} ${applied.length === 1 ? 'fix' : 'fixes'}`,
    applicability: unsafe ? 'unsafe' : 'safe',
    edits,
  };
}

function editsOf(result: LintResult, unsafe: boolean, workspace: Workspace) {
  const asked = new Set(result.files.map(({ path }) => path));
  return result.findings.filter(isOpenFailure).flatMap((finding) => {
    const fix = finding.fixes.find(({ applicability }) => unsafe || applicability === 'safe');
    if (fix === undefined || !fix.edits.every(({ location }) => asked.has(location.file))) return [];
    const edits = fix.edits.flatMap(({ location, text }) => {
      const file = workspace.read(location.file);
      return file.kind === 'ok'
        ? [{ source: file.source, span: { start: location.startOffset, end: location.endOffset }, text }]
        : [];
    });
    return edits.length === fix.edits.length ? [{ fix, edits }] : [];
  });
}

function isOpenFailure({ verdict, suppression }: Finding): boolean {
  return verdict === 'fail' && suppression === undefined;
}

function write(workspace: Workspace, texts: ReadonlyMap<SourceText, string>): LintDiagnostic[] {
  const problems: LintDiagnostic[] = [];
  for (const [source, text] of texts) {
    const written = replaceText(workspace.root, source, text);
    if (written.kind === 'error')
      problems.push({ severity: 'error', code: written.code, message: written.message, file: source.path });
  }
  return problems;
}
