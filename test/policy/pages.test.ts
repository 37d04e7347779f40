import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/author/pages/page.ts';
import { runCase } from '../../src/author/pages/run.ts';
import { unlikeTwins } from '../../src/author/pages/twins.ts';
import { loadFacts } from '../../src/policy/facts.ts';
import { shippedPolicies } from '../../src/settings/policies/policies.ts';

const policies = await shippedPolicies();
const { fact } = await loadFacts();

/** A policy's page is its test: every example is judged by that policy alone. */
describe.each(policies.map((loaded) => [loaded.policy.document.id, loaded] as const))(
  'the page of %s',
  (id, loaded) => {
    const file = path.join('policies', loaded.pack, `${id}.md`);
    const page = existsSync(file) ? parsePage(readFileSync(file, 'utf8')) : undefined;

    it('exists, and is well formed', () => {
      expect(page, `${file} is missing`).toBeDefined();
      expect(page?.problems).toEqual([]);
    });

    it('says which preset has it, and why', () => {
      const { preset, presetWhy } = loaded.policy.document;
      expect(presetWhy).toBeTruthy();
      expect(readFileSync(file, 'utf8')).toContain(`\nIn the preset \`${preset}\`: ${presetWhy}.\n`);
    });

    it('shows every example in both languages', () => {
      const languages = (heading: number) =>
        page?.cases.filter((each) => each.heading === heading).map(({ language }) => language);
      for (const { title, heading } of page?.cases ?? []) expect(languages(heading), title).toEqual(['json', 'bicep']);
    });

    it('has every kind of case, none twice', () => {
      const texts = page?.cases.map(({ text, options }) => JSON.stringify([text, [...options]])) ?? [];
      expect(new Set(texts).size).toBe(texts.length);
      const verdicts = new Set(page?.cases.map(({ verdict }) => verdict));
      if (loaded.policy.rules().every((rule) => rule.require === undefined)) expect(verdicts).toContain('review');
      else for (const verdict of ['fails', 'passes', 'unknown']) expect(verdicts).toContain(verdict);
    });

    it('says the same in ARM and Bicep', () => {
      expect(unlikeTwins(loaded, page?.cases ?? [], fact)).toEqual([]);
    });

    it.each(
      (page?.cases ?? []).map(
        (each) => [`${each.verdict}: ${each.title} (${each.language}, line ${each.line})`, each] as const,
      ),
    )('%s', (_, example) => {
      expect(runCase(loaded, example, fact).problems).toEqual([]);
    });
  },
);

it('every page belongs to a policy', () => {
  const ids = new Set(policies.map(({ policy }) => policy.document.id));
  for (const { name: pack } of readdirSync('policies', { withFileTypes: true }).filter((each) => each.isDirectory())) {
    for (const name of readdirSync(path.join('policies', pack))) {
      if (name.endsWith('.md')) expect(ids).toContain(name.slice(0, -3));
    }
  }
});
