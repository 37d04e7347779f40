/**
 * Says where runs over a part of a checkout say something else of a file than the run over everything: the file named,
 * from its folder, its folder, a pattern, and the file changed.
 *
 *     npm run one-answer -- DIR [--sample=COUNT] [--only=PATTERN] [--ways=PATTERN]
 *
 * Of a large checkout every n-th template is looked at, as many as the sample (100).
 */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '../src/workspace/find/workspace-root.ts';
import { type Disagreement, disagreement, openRuns } from './one-answer/compare.ts';

const folder = process.argv[2];
const option = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);

if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run one-answer -- DIR [--sample=COUNT] [--only=PATTERN] [--ways=PATTERN]');
  process.exit(2);
}
process.exitCode = await run(realpathSync(path.resolve(folder)));

async function run(folder: string): Promise<number> {
  const root = workspaceRoot(folder);
  const { run, waysTo, waysInto } = openRuns(root);
  const whole = await run({});
  const [only, wanted] = ['only', 'ways'].map((name) => new RegExp(option(name) ?? ''));
  const files = whole.files.map((file) => file.path).filter((file) => only?.test(file));
  const step = Math.max(1, Math.floor(files.length / Number(option('sample') ?? 100)));
  const sample = files.filter((_, at) => at % step === 0);
  let count = 0;
  let done = 0;
  const compare = async (told: readonly string[], ways: ReturnType<typeof waysTo>): Promise<void> => {
    for (const [way, result] of ways.filter(([name]) => wanted?.test(name))) {
      const part = await result();
      const found = told.flatMap((file) => disagreement(file, way, whole, part) ?? []);
      for (const each of found) print(each);
      count += found.length > 0 ? 1 : 0;
    }
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${sample.length} files`);
  };
  const folders = new Set(sample.map((file) => path.posix.dirname(file)));
  for (const file of sample) await compare([file], waysTo(file));
  for (const dir of folders) {
    const told = files.filter((file) => dir === '.' || file.startsWith(`${dir}/`));
    await compare(told, waysInto(dir === '.' ? '' : dir));
  }
  console.log(`${sample.length} of ${files.length} files, ${count} runs disagree with the run over everything`);
  return count === 0 ? 0 : 1;
}

function print({ file, way, missing, added }: Disagreement): void {
  console.log(`${file}, ${way}:`);
  for (const each of missing.slice(0, 3)) console.log(`  - ${each.slice(0, 400)}`);
  for (const each of added.slice(0, 3)) console.log(`  + ${each.slice(0, 400)}`);
}
