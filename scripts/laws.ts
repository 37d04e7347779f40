/**
 * Two laws of what resilint says of a checkout: each template may be written otherwise in ways that change nothing of what
 * is deployed (JSON indented otherwise, members and resources in another order, names changed, literals moved into
 * variables and defaults; in Bicep comments, blank lines, line ends, names, order, literals); and a run over a part says of
 * it what the run over everything says, with some of the findings in a baseline and in comments.
 *
 *     npm run laws -- DIR [--minutes N] [--seed S] [--only PATTERN] [--law writing|one-answer]
 *
 * DIR is a checkout with templates, or holds several. Each law has half of the minutes. Prints each difference, with the
 * file and the change. Ends with 1 where there is one.
 */
import { existsSync, realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomOf } from './fuzz/random.ts';
import { checkOneAnswer } from './laws/one-answer.ts';
import { openTally } from './laws/tally.ts';
import { checkWriting } from './laws/writing.ts';

const laws = { writing: checkWriting, 'one-answer': checkOneAnswer };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    law: { type: 'string' },
  },
});
const [folder] = positionals;
const chosen = Object.entries(laws).filter(([name]) => values.law === undefined || values.law === name);
if (folder === undefined || !existsSync(folder) || chosen.length === 0) {
  console.error('Usage: npm run laws -- DIR [--minutes N] [--seed S] [--only PATTERN] [--law writing|one-answer]');
  process.exit(2);
}
const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes) / chosen.length;
for (const [name, check] of chosen) {
  const tally = openTally(name, Date.now() + minutes * 60_000);
  await check(realpathSync(folder), new RegExp(values.only), randomOf(Number(values.seed)), tally);
  if (!tally.end()) process.exitCode = 1;
}
