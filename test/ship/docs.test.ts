import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { resilint, workspace } from '../cli/helpers.ts';

const users = [
  'pre-commit',
  'github-actions',
  'vscode',
  'azure-pipelines',
  'gitlab',
  'docker',
  'megalinter',
  'library',
];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = users.flatMap((page) => {
  const text = readFileSync(`docs/${page}.md`, 'utf8');
  return Array.from(text.matchAll(/^```(\w+)\n(.*?)^```$/gms), ([, language = '', content = '']) => ({
    page,
    language,
    text: content,
  }));
});

/** Every resilint command in a page, as its words. */
function commandsOf({ language, text }: Block): string[][] {
  const words = language === 'json' ? text.replace(/",?\s*"/g, ' ').replace(/["[\],]/g, ' ') : text;
  const joined = words.replaceAll('>-', '').replace(/\n +--/g, ' --');
  const found = joined.matchAll(/\bresilint(?:@[\d.]+|\/bundle\/cli\.js")? (check\b[^\n]*)/g);
  return Array.from(found, ([, command = '']) => command.trim().split(/\s+/));
}

it.each(users)('%s.md is in the list of pages', (page) => {
  expect(readFileSync('docs/README.md', 'utf8')).toContain(`[${page}.md](${page}.md)`);
  expect(readdirSync('docs')).toContain(`${page}.md`);
});

describe('what people paste', () => {
  it.each(blocks.filter(({ language }) => language === 'yaml'))('is YAML in $page', ({ text }) => {
    expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  });

  it.each(blocks.filter(({ language }) => language === 'json'))('is JSON in $page', ({ text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it('calls commands and options that exist', () => {
    const help = resilint(workspace({}), 'check', '--help').stdout;
    const commands = blocks.flatMap(commandsOf);
    expect(commands.length).toBeGreaterThan(5);
    for (const option of commands.flat().filter((word) => word.startsWith('--')))
      expect(help).toContain(option === '--no-color' ? '--color' : option.replace(/=.*/, ''));
  });

  it('uses hooks and inputs that exist', () => {
    const hooks = (parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { id: string }[]).map(({ id }) => id);
    const named = blocks.flatMap(({ text }) => Array.from(text.matchAll(/- id: (resilint[\w-]*)/g), ([, id]) => id));
    expect(named.length).toBeGreaterThan(1);
    for (const id of named) expect(hooks).toContain(id);

    const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8'));
    const page = readFileSync('docs/github-actions.md', 'utf8');
    for (const name of Object.keys(inputs)) expect(page).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|`, 'm'));
    const steps = blocks
      .filter(({ text }) => /^jobs:/m.test(text))
      .flatMap(({ text }) => parse(text).jobs.resilint.steps as { uses: string; with: object }[]);
    const own = steps.filter(({ uses }) => uses.startsWith('resilint/'));
    expect(own).toHaveLength(2);
    for (const step of own) for (const name of Object.keys(step.with)) expect(inputs).toHaveProperty(name);
    const read = page.matchAll(/steps\.resilint\.outputs\.([\w-]+)/g);
    for (const [, name = ''] of read) expect(outputs).toHaveProperty(name);
  });

  it('pins the actions of others to commits', () => {
    const uses = [...blocks.map(({ text }) => text), ...workflows()].flatMap((text) =>
      Array.from(text.matchAll(/uses: (\S+)/g), ([, action = '']) => action),
    );
    expect(uses.length).toBeGreaterThan(8);
    for (const action of uses) expect(action).toMatch(/^(?:[\w/-]+@[0-9a-f]{40}|resilint\/resilint@v[\d.]+|\.\/)$/);
  });
});

function workflows(): string[] {
  return readdirSync('.github/workflows').map((name) => readFileSync(`.github/workflows/${name}`, 'utf8'));
}
