import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/author/pages/page.ts';
import { runCase } from '../../src/author/pages/run.ts';
import { checkPolicy } from '../../src/policy/check/check.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { openTypes } from '../../src/resource-types/open.ts';
import { sourceText } from '../../src/source/text.ts';

const guide = readFileSync('docs/policy-language.md', 'utf8').replaceAll('\r\n', '\n');
const [, policyText = ''] = /```jsonc\n([\s\S]*?)\n```/.exec(guide) ?? [];
const [, pageText = ''] = /````markdown\n([\s\S]*?)\n````/.exec(guide) ?? [];
const loaded = await loadPolicy(sourceText('CONTOSO-1.json', `${policyText}\n`), (policy) =>
  checkPolicy(policy, openTypes()),
);

describe('the guide to the policy language', () => {
  it('begins with a policy that loads without a word', () => {
    expect(loaded.diagnostics.map(({ message }) => message)).toEqual([]);
  });

  it('shows an example of a page that holds for that policy', () => {
    const { cases, problems } = parsePage(pageText);
    expect(problems).toEqual([]);
    expect(cases.map(({ language }) => language)).toEqual(['json', 'bicep']);
    for (const example of cases) {
      const { policy } = loaded;
      if (policy === undefined) throw new Error('the policy did not load');
      expect(runCase({ pack: 'contoso', policy }, example, () => undefined).problems).toEqual([]);
    }
  });
});
