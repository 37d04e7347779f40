import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LintOptions } from '../../src/lint/options.ts';
import { lint } from '../../src/lint/run.ts';
import { fileOfDiagnostic } from '../../src/result/outcome.ts';
import type { Finding, LintDiagnostic, LintResult } from '../../src/result/result.ts';
import type { Overlay } from '../../src/source/workspace.ts';
import { plainOptions } from '../plain-options.ts';

/** A run that says of a file something else than the run over everything does. */
export interface Disagreement {
  readonly file: string;
  readonly way: string;
  /** What the run over everything says and this one does not, and the other way round. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** Every way to lint a part of a workspace, always with the same options. */
export interface Runs {
  readonly run: Run;
  waysTo(file: string): Ways;
  waysInto(dir: string): Ways;
  waysBy(parameterFile: string): Ways;
}

export type Run = (more: Partial<LintOptions>) => Promise<LintResult>;
export type Ways = readonly (readonly [way: string, result: () => Promise<LintResult>])[];

/** @param texts what stands for files instead of what is on the disk */
export function openRuns(root: string, options: Partial<LintOptions> = {}, texts: Overlay = new Map()): Runs {
  const run: Run = (more) =>
    lint({
      ...plainOptions,
      cwd: root,
      ignoreUnknown: true,
      ...options,
      ...more,
    });
  return {
    run,
    waysTo: (file) => waysTo(root, file, run, texts),
    waysInto: (dir) => waysInto(root, dir, run),
    waysBy: (file) => [['by its parameter file', () => run({ paths: [file] })]],
  };
}

/** How a file may come into a run: as pre-commit or an editor, a developer in its folder, or git would bring it. */
function waysTo(root: string, file: string, run: Run, texts: Overlay): Ways {
  const { dir, base } = path.posix.parse(file);
  return [
    ['named', () => run({ paths: [file] })],
    ['named in its folder', () => run({ cwd: path.join(root, dir), paths: [base] })],
    ['a pattern', () => run({ paths: [`${dir === '' ? '' : `${escaped(dir)}/`}${patternFor(base)}`] })],
    ['changed', () => run({ changed: new Set([file]) })],
    ['staged', () => run({ changed: new Set([file]), overlay: staged(root, file, texts), workspace: undefined })],
  ];
}

/** What git's index holds of files that are different on the disk, here with the changed one among them. */
function staged(root: string, file: string, texts: Overlay): Overlay {
  return texts.has(file) ? texts : new Map([...texts, [file, readFileSync(path.join(root, file))]]);
}

/** How all files of a folder may come into one. */
function waysInto(root: string, dir: string, run: Run): Ways {
  return [
    ['its folder', () => run({ paths: [dir === '' ? '.' : dir] })],
    ['in its folder', () => run({ cwd: path.join(root, dir) })],
  ];
}

/** One that finds this name alone: not also a copy beside it. */
function patternFor(base: string): string {
  return `${escaped(base.slice(0, -1))}[${base.at(-1)}]`;
}

function escaped(text: string): string {
  return text.replace(/[*?[\]{}()!\\]/g, '\\$&');
}

/** What a run says at the places of a file, and whether all that it says is said by the run over everything. */
export function disagreement(file: string, way: string, whole: LintResult, part: LintResult): Disagreement | undefined {
  const expected = saidOf(file, whole);
  const found = saidOf(file, part);
  const everything = new Set(whole.findings.map(whereText));
  const missing = [...expected].filter((each) => !found.has(each));
  const added = [...found].filter((each) => !expected.has(each));
  const foreign = part.findings.map(whereText).filter((each) => !everything.has(each));
  return missing.length + added.length + foreign.length === 0
    ? undefined
    : { file, way, missing, added: [...added, ...foreign] };
}

function saidOf(file: string, { findings, diagnostics }: LintResult): ReadonlySet<string> {
  const here = findings.filter(({ location }) => location.file === file);
  const told = diagnostics.filter((each) => fileOfDiagnostic(each) === file && each.code !== 'not-found');
  return new Set([...here.map(findingText), ...told.map(diagnosticText)]);
}

function whereText({ policy, verdict, location, resource, suppression }: Finding): string {
  const accepted = suppression ? ' suppressed' : '';
  return `${location.file}:${location.startLine}:${location.startColumn} ${policy} ${verdict}${accepted} ${resource.type}`;
}

function findingText(finding: Finding): string {
  const { severity, message, instances, parameterSets, fixes, withheld, related, when } = finding;
  const edits = fixes.map((fix) => [fix.title, fix.edits]);
  return `${whereText(finding)} ${JSON.stringify([severity, message, instances, parameterSets, edits, withheld, related, when])}`;
}

function diagnosticText({ severity, code, message, location }: LintDiagnostic): string {
  return `${severity} ${code} ${location?.startLine ?? ''} ${message}`;
}
