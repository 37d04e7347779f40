/**
 * How much each preset says: findings a judged template, the share of templates without one, the share of findings that
 * stand at the place of another one, and which stand together. `--sample` prints findings at random with the lines they
 * are about, to be read: would one act on them?
 *
 *     npm run noise -- DIR… [--preset=essential,recommended,all] [--environment=production] [--sample=50] [--seed=1]
 *
 * Each DIR is a checkout with templates. A template counts as judged where some policy of `all` decided about it. What a
 * module is found to have counts for every template that deploys it; configurations and suppressions do not count.
 */
import { existsSync } from 'node:fs';
import { type Measured, measure } from './noise/measure.ts';
import { sampled } from './noise/sample.ts';
import { summary } from './noise/summary.ts';

const folders = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const option = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);

const missing = folders.find((each) => !existsSync(each));
if (folders.length === 0 || missing !== undefined) {
  console.error(
    missing === undefined ? 'Usage: npm run noise -- DIR… [--sample=50] [--seed=1]' : `${missing}: not there`,
  );
  process.exit(2);
}

const presets = (option('preset') ?? 'essential,recommended,all').split(',') as ('essential' | 'recommended' | 'all')[];
const measured = new Map<string, Measured[]>(presets.map((each) => [each, []]));
for (const folder of folders) {
  const all = await measure(folder, 'all');
  const judged = new Set(all.templates.filter(({ isDecided }) => isDecided).map(({ path }) => path));
  for (const preset of presets) {
    const found = preset === 'all' ? all : await measure(folder, preset);
    measured.get(preset)?.push({ ...found, templates: found.templates.filter(({ path }) => judged.has(path)) });
  }
}
console.log(summary(measured));
const count = Number(option('sample') ?? 0);
if (count > 0)
  for (const [preset, found] of measured)
    console.log(`\n# ${preset}: ${count} findings at random\n\n${sampled(found, count, Number(option('seed') ?? 1))}`);
