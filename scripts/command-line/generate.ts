/**
 * Writes the help of every command into `docs/command-line.md`. `--check` says whether it is stale.
 *
 *   npx tsx scripts/command-line/generate.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from '../../src/cli/arguments.ts';

const file = new URL('../../docs/command-line.md', import.meta.url);
const commands = [
  '',
  'check',
  'graph',
  'rules',
  'explain',
  'trace',
  'init',
  'policy',
  'policy new',
  'policy check',
  'policy test',
];
const [start, end] = ['<!-- generated: help -->\n', '<!-- end -->\n'];

async function helpOf(command: string): Promise<string> {
  const lines: string[] = [];
  await parse(
    [...command.split(' ').filter((word) => word !== ''), '--help'],
    '0.0.0',
    (help) => void lines.push(help),
  );
  return lines.join('\n').trimEnd().replace(/ +$/gm, '');
}

process.stdout.columns = 100;
const parts: string[] = [];
for (const command of commands) {
  const name = ['resilint', command].join(' ').trim();
  parts.push(`### \`${name}\`\n\n\`\`\`text\n${await helpOf(command)}\n\`\`\`\n`);
}
const before = readFileSync(file, 'utf8');
const text = `${before.slice(0, before.indexOf(start) + start.length)}\n${parts.join('\n')}\n${before.slice(before.indexOf(end))}`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (text !== before) {
  console.error('docs/command-line.md is stale: run npx tsx scripts/command-line/generate.ts');
  process.exitCode = 1;
}
