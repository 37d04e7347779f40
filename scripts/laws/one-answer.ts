import path from 'node:path';
import type { LintResult } from '../../src/result/result.ts';
import { workspaceRoot } from '../../src/workspace/find/workspace-root.ts';
import type { Random } from '../fuzz/random.ts';
import { marked } from './marked.ts';
import { disagreement, type Runs, type Ways } from './runs.ts';
import type { Tally } from './tally.ts';

/**
 * Whether runs over a part of a workspace say the same of it as the run over everything: a file that is named, from its
 * folder, by a pattern, changed, staged, by its parameter file, its folder, and several files together.
 */
export async function checkOneAnswer(folder: string, pattern: RegExp, random: Random, tally: Tally): Promise<void> {
  const root = workspaceRoot(folder);
  const below = path.relative(root, folder).replaceAll(path.sep, '/');
  const { runs, whole, close } = await marked(root);
  try {
    const files = filesOf(whole).filter((file) => isBelow(file, below) && pattern.test(file));
    const waysOf = waysIn(runs, whole, files, random);
    for (const file of random.shuffled(files)) {
      if (tally.isOver()) break;
      tally.file(files.length);
      for (const [told, ways] of waysOf(file)) await compare(whole, told, ways, tally);
    }
  } finally {
    close();
  }
}

/** Also those that only findings name. */
function filesOf({ files, findings }: LintResult): string[] {
  return [...new Set([...files.map((file) => file.path), ...findings.map(({ location }) => location.file)])].sort();
}

type Told = readonly (readonly [files: readonly string[], ways: Ways])[];

/** A folder and a parameter file are linted once, with whichever of their files comes first. */
function waysIn(
  { run, waysTo, waysInto, waysBy }: Runs,
  { files, parameterFiles = [] }: LintResult,
  all: readonly string[],
  random: Random,
): (file: string) => Told {
  const known = new Set<string>();
  const named = new Set([...files.map((file) => file.path), ...parameterFiles]);
  const isNew = (name: string): boolean => !known.has(name) && known.add(name) !== undefined;
  return (file) => {
    const dir = path.posix.dirname(file).replace(/^\.$/, '');
    const inside = all.filter((each) => isBelow(each, dir));
    const sets = files.find((each) => each.path === file)?.parameterSets ?? [];
    const some = [file, ...Array.from({ length: 5 }, () => random.pick(all))];
    return [
      [[file], waysTo(file)],
      ...sets.filter((name) => named.has(name) && isNew(name)).map((name) => [[file], waysBy(name)] as const),
      ...(isNew(`${dir}/`) ? [[inside, waysInto(dir)] as const] : []),
      ...(random.chance(8) ? [[some, [['named together', () => run({ paths: some })]]] as const] : []),
    ];
  };
}

async function compare(whole: LintResult, told: readonly string[], ways: Ways, tally: Tally): Promise<void> {
  for (const [way, result] of ways) {
    const part = await result();
    tally.change();
    const found = told.flatMap((file) => disagreement(file, way, whole, part) ?? []);
    for (const { file, missing, added } of found.slice(0, 3))
      tally.broken(file, way, [
        ...missing.slice(0, 4).map((line) => `- ${line.slice(0, 400)}`),
        ...added.slice(0, 4).map((line) => `+ ${line.slice(0, 400)}`),
      ]);
  }
}

function isBelow(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}
