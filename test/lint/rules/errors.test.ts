import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOfErrors, readErrors, sectionsOf } from '../../../scripts/errors/pages.ts';
import { faultsOfWords } from '../../../scripts/words.ts';
import { templateRules } from '../../../src/template/rules.ts';
import { workspace } from '../../cli/helpers.ts';
import { lintIn } from './lint-in.ts';

/** The blocks of a section as files, the first one without a name as the template. */
function filesOf(body: string): Record<string, string> {
  const blocks = body.matchAll(/^```(bicep|json)(?: file=(\S+))?\n([\s\S]*?)^```/gm);
  return Object.fromEntries(Array.from(blocks, ([, kind, name, text = '']) => [name ?? `main.${kind ?? ''}`, text]));
}

describe('docs/errors.md', () => {
  it('has a section for each code', () => {
    expect(faultsOfErrors(readErrors())).toEqual([]);
  });

  const shown = sectionsOf(readErrors()).filter(({ body }) => body.includes('\n```'));

  it('shows an example of all but limits', () => {
    const without = Object.keys(templateRules).filter((id) => !shown.some((section) => section.id === id));
    expect(without.sort()).toEqual(['expression-too-long', 'too-deep', 'too-many-problems', 'unused-parameters']);
  });

  it.each(shown)('$id: the example gives it', async ({ id, body }) => {
    const { diagnostics } = await lintIn(workspace(filesOf(body)), { env: ['RESILINT_UNSET'] });
    const told = diagnostics.find(({ code }) => code === id);
    expect(diagnostics.map(({ code }) => code)).toContain(id);
    expect(told?.severity).toBe((templateRules as Record<string, { severity: string }>)[id]?.severity);
    expect(diagnostics.flatMap(({ message }) => faultsOfWords(message))).toEqual([]);
    for (const { message } of diagnostics) expect(message).toMatch(/[.?]$/);
  });
});

/** What is said of a run, and of files that cannot be read at all: nobody configures these. */
const ofRuns = [
  'baseline-stale',
  'baseline-updated',
  'cache-not-used',
  'edits-not-proven',
  'internal-error',
  'not-a-template',
  'not-found',
  'not-parameters',
  'policy-shadows',
];

it('every code in the source has a row, or is said of the run', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const codes = files.flatMap((file) => {
    if (/bicep.(lex|parse|syntax)/.test(file)) return [];
    const text = readFileSync(path.join('src', file), 'utf8');
    return Array.from(text.matchAll(/\bcode: '([a-z-]+)'/g), ([, code]) => code ?? '');
  });
  expect([...new Set(codes)].filter((code) => !Object.hasOwn(templateRules, code)).sort()).toEqual(ofRuns);
});
