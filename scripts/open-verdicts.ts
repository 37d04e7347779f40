// How often each policy cannot tell, and why: npx tsx scripts/open-verdicts.ts FOLDER [PATTERN …]
// FOLDER is a checkout with templates. Checks that only wait for --whole are counted apart.
import { lint } from '../src/lint/run.ts';
import { plainOptions } from './plain-options.ts';

const [folder, ...patterns] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: open-verdicts.ts FOLDER [PATTERN …]');
  process.exit(2);
}

interface Row {
  readonly fail: number;
  readonly open: number;
  readonly whole: number;
  readonly causes: Map<string, number>;
}

async function judge(whole: boolean) {
  return lint({
    ...plainOptions,
    cwd: folder ?? '.',
    paths: patterns,
    select: ['all'],
    whole,
    ignoreUnknown: true,
  });
}

const part = await judge(false);
const rows = new Map<string, { -readonly [Key in keyof Row]: Row[Key] }>();
for (const { id } of part.policies) rows.set(id, { fail: 0, open: 0, whole: 0, causes: new Map() });
for (const { policy, verdict, waitsForWhole, unknowns } of part.findings) {
  const row = rows.get(policy);
  if (row === undefined) continue;
  if (verdict === 'fail') row.fail += 1;
  if (verdict !== 'open') continue;
  if (waitsForWhole) row.whole += 1;
  else row.open += 1;
  const reason = (unknowns[0]?.reason ?? 'waits for --whole').replaceAll(/'[^']*'/g, "'…'");
  if (!waitsForWhole) row.causes.set(reason, (row.causes.get(reason) ?? 0) + 1);
}
console.log('| policy | fails | open | of these wait for --whole | most frequent causes of the others |');
console.log('| --- | ---: | ---: | ---: | --- |');
for (const [id, { fail, open, whole, causes }] of rows) {
  const top = [...causes].sort((a, b) => b[1] - a[1]).slice(0, 3);
  console.log(
    `| ${id} | ${fail} | ${open + whole} | ${whole} | ${top.map(([reason, count]) => `${count}× ${reason}`).join('; ')} |`,
  );
}
const { statistics } = part;
console.log(
  `\n${statistics.checks} checks: ${statistics.passed} passed, ${statistics.failed} failed, ${statistics.open} open (${statistics.waitingForWhole} wait for --whole), ${statistics.review} to review, ${statistics.notApplicable} not applicable`,
);
