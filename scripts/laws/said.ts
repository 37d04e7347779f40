import type { LintOptions } from '../../src/lint/options.ts';
import { lint } from '../../src/lint/run.ts';
import type { LintResult } from '../../src/result/result.ts';
import { openWorkspace, type Workspace, withTexts } from '../../src/source/workspace.ts';
import { randomOf } from '../fuzz/random.ts';
import type { Change } from './change.ts';
import { smallest } from './shrink.ts';

/** What is said of a template apart from where, sorted: of each check that is no pass, and of each error. */
export function saidOf({ findings, diagnostics }: LintResult, change: Change): string[] {
  // A name that is longer may be left out where the other is said.
  const plain = (text: string): string =>
    change.suffix === undefined
      ? text
      : text.replaceAll(change.suffix, '').replace(/(parameters|variables)\('[^']*'\)/g, '$1(…)');
  // What folds together is called by its first instance, and which that is follows from the order.
  const found = findings.map(({ policy, verdict, resource, instances, message }) =>
    [
      policy,
      verdict,
      resource.type,
      instances === 1 ? plain(resource.name) : '',
      instances,
      change.rewords ? '' : plain(message),
    ].join(' | '),
  );
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `error | ${code} | ${change.rewords ? '' : plain(message)}`);
  return [...found, ...errors].sort();
}

/** A file as it is, to be held against what it would be. */
export interface Original {
  readonly options: LintOptions;
  readonly file: string;
  readonly text: string;
  readonly workspace: Workspace;
  readonly result: LintResult;
}

/** Reads and lints a file; `undefined` where it cannot be read. */
export async function originalOf(options: LintOptions, root: string, file: string): Promise<Original | undefined> {
  const workspace = openWorkspace(root);
  const read = workspace.read(file);
  const named = { ...options, paths: [file] };
  if (read.kind !== 'ok') return undefined;
  return { options: named, file, text: read.source.text, workspace, result: await lint({ ...named, workspace }) };
}

/** The lines that only one of both says; `undefined` where nothing can be changed. The same seed makes the same change. */
export async function broken(original: Original, change: Change, seed: number): Promise<readonly string[] | undefined> {
  const { options, file, text, workspace, result } = original;
  const changed = change.apply(text, randomOf(seed));
  if (changed === undefined) return undefined;
  const again = await lint({ ...options, workspace: withTexts(workspace, new Map([[file, changed]])) });
  const [before, after] = [saidOf(result, change), saidOf(again, change)];
  return [...without(before, after).map((line) => `- ${line}`), ...without(after, before).map((line) => `+ ${line}`)];
}

/** A template as small as may be in which the change is told in one of the same ways. */
export async function counterexample(
  original: Original,
  change: Change,
  seed: number,
  lines: readonly string[],
): Promise<string> {
  const kinds = new Set(lines.map(kindOf));
  return smallest(original.file, original.text, async (text) => {
    const workspace = withTexts(original.workspace, new Map([[original.file, text]]));
    const result = await lint({ ...original.options, workspace });
    const told = await broken({ ...original, text, workspace, result }, change, seed);
    return told?.some((line) => kinds.has(kindOf(line))) === true;
  });
}

/** The sign, the policy and the verdict, or the code of an error. */
function kindOf(line: string): string {
  return line.split(' | ').slice(0, 2).join(' | ');
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
