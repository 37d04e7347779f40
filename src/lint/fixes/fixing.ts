import { applyFixes } from '../../fix/apply.ts';
import { isMade, plainLevel } from '../../result/fix-level.ts';
import { editable, type Finding, type FixLevel, type LintDiagnostic, type LintResult } from '../../result/result.ts';
import { OptionError } from '../../source/option-error.ts';
import { checkReplaceable, type ReplaceFailure, replaceTexts, sweepBeside } from '../../source/replace.ts';
import type { SourceText } from '../../source/text.ts';
import { openWorkspace, type Workspace, withTexts } from '../../source/workspace.ts';
import { workspaceRoot } from '../../workspace/find/workspace-root.ts';
import { inRepositories } from '../choose/repositories.ts';
import type { LintOptions } from '../options.ts';
import { lint } from '../run.ts';
import { isWorse } from './worse.ts';

/** An edit may uncover the next one; more rounds than this would mean that two edits undo each other. */
const maxPasses = 10;

/** What fixes make of files, before anything is written. */
export interface PlannedFixes {
  /** The run before the first edit, and that after the last one. */
  readonly before: LintResult;
  readonly result: LintResult;
  /** The files that change, as they were read and as they would be. */
  readonly files: readonly { readonly source: SourceText; readonly text: string }[];
  readonly made: readonly Made[];
}

/** A fix, and the files that it edits. */
interface Made {
  readonly files: readonly string[];
}

/**
 * Makes the offered edits of failures in memory until none is left. Edits that touch wait for the next pass; edits that
 * do no harm alone but do so together are made one after the other. Only files that were asked for are edited.
 *
 * @param level Which fixes are made; where it is not said, those that the configuration says.
 * @param kept Files that are not to be edited.
 */
export async function planFixes(
  given: LintOptions,
  level?: FixLevel,
  kept: ReadonlySet<string> = new Set(),
  read?: Workspace,
): Promise<PlannedFixes> {
  const options = inOneRepository(given);
  const disk = read ?? openWorkspace(workspaceRoot(options.cwd), options.overlay);
  const texts = new Map<string, string>();
  const made: Made[] = [];
  const before = await lint({ ...options, workspace: disk });
  let result = before;
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const workspace = withTexts(disk, texts);
    const upTo = level ?? plainLevel(before);
    const done = await onePass(editsOf(result, upTo, workspace, kept), result, workspace, options);
    if (done === undefined) break;
    for (const [source, text] of done.texts) texts.set(source.path, text);
    made.push(...done.applied.map(({ fix }) => ({ files: fix.edits.map(({ location }) => location.file) })));
    result = done.result;
  }
  const files = [...texts].flatMap(([file, text]) => {
    const read = disk.read(file);
    return read.kind === 'ok' && read.source.text !== text ? [{ source: read.source, text }] : [];
  });
  return { before, result, files, made };
}

/** What is written into files is found anew, and not taken from where another run has kept it. */
function inOneRepository(options: LintOptions): LintOptions {
  const [only = options, other] = inRepositories(options);
  if (other === undefined) return { ...only, cache: undefined };
  throw new OptionError('edits are made in one repository at a time: name paths of one');
}

type Offered = ReturnType<typeof editsOf>;

interface Pass {
  readonly applied: readonly Offered[number][];
  readonly texts: ReadonlyMap<SourceText, string>;
  readonly result: LintResult;
}

/** As many fixes as go together; each is proven alone, so the first of them is made at least. */
async function onePass(
  offered: readonly Offered[number][],
  before: LintResult,
  workspace: Workspace,
  options: LintOptions,
): Promise<Pass | undefined> {
  for (let fixes = offered; fixes.length > 0; fixes = fixes.slice(0, Math.floor(fixes.length / 2))) {
    const { applied, texts } = applyFixes(fixes);
    if (applied.length === 0) return undefined;
    const changed = new Map([...texts].map(([source, text]) => [source.path, text]));
    const result = await lint({ ...options, workspace: withTexts(workspace, changed) });
    if (!isWorse(before, result)) return { applied, texts, result };
  }
  return offered.length > 1 ? onePass(offered.slice(1), before, workspace, options) : undefined;
}

function editsOf(result: LintResult, level: FixLevel, workspace: Workspace, kept: ReadonlySet<string>) {
  const isEditable = editable(result);
  return result.findings.filter(isOpenFailure).flatMap((finding) => {
    const fix = finding.fixes.find((each) => isMade(each, level));
    if (fix === undefined || !isEditable(fix) || fix.edits.some(({ location }) => kept.has(location.file))) return [];
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

export interface Fixed {
  /** The run after the last edit. */
  readonly result: LintResult;
  /** How many fixes were made, and in how many files. */
  readonly made: number;
  readonly files: number;
  /** Fixes that are left because nobody asked for their files to be edited. */
  readonly elsewhere: number;
  /** Files that could not be written, and why. */
  readonly diagnostics: readonly LintDiagnostic[];
}

/**
 * Makes the offered edits. Each file is written once, whole, when all that is to become of it is known; files that one
 * fix edits are written together or not at all. A file that cannot be written is left alone, and with it every fix that
 * would edit it.
 */
export async function fixAll(given: LintOptions, level?: FixLevel): Promise<Fixed> {
  const options = inOneRepository(given);
  const disk = openWorkspace(workspaceRoot(options.cwd), options.overlay);
  const refused: LintDiagnostic[] = [];
  let plan = await planFixes(options, level, new Set(), disk);
  for (let tries = 0; tries < maxPasses; tries += 1) {
    const known = new Set(refused.map(({ file }) => file));
    const found = plan.files.flatMap(({ source }) => checkReplaceable(disk.root, source)).map(problemOf);
    refused.push(...found.filter(({ file }) => !known.has(file)));
    if (found.length === 0) break;
    plan = await planFixes(options, level, new Set(refused.flatMap(({ file }) => file ?? [])), disk);
  }
  sweepBeside(
    disk.root,
    plan.before.files.map(({ path }) => path),
  );
  const failed = groupsOf(plan).flatMap((group) => replaceTexts(disk.root, group).map(problemOf));
  const lost = new Set(failed.map(({ file }) => file));
  const made = plan.made.filter(({ files }) => files.every((file) => !lost.has(file)));
  const result = failed.length === 0 ? plan.result : await lint(options);
  return {
    result,
    made: made.length,
    files: plan.files.length - failed.length,
    elsewhere: elsewhere(result, level ?? plainLevel(result)),
    diagnostics: [...refused, ...failed],
  };
}

/** The files that change, those together that some fix edits together. */
function groupsOf({ files, made }: PlannedFixes): PlannedFixes['files'][] {
  const groups = new Map(files.map((file) => [file.source.path, [file]]));
  for (const fix of made) {
    const together = [...new Set(fix.files.flatMap((file) => groups.get(file) ?? []))];
    for (const { source } of together) groups.set(source.path, together);
  }
  return [...new Set(groups.values())];
}

function problemOf({ file, code, message }: ReplaceFailure): LintDiagnostic {
  return { severity: 'error', code, message, file };
}

function elsewhere(result: LintResult, level: FixLevel): number {
  const isEditable = editable(result);
  return result.findings.filter(
    (finding) => isOpenFailure(finding) && finding.fixes.some((fix) => isMade(fix, level) && !isEditable(fix)),
  ).length;
}
