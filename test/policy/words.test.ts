import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOfHeadline, faultsOfPhrase, faultsOfSentences, faultsOfWords } from '../../scripts/words.ts';
import type { PlaceTarget, PolicyDocument } from '../../src/policy/document/policy.ts';
import { shippedPolicies } from '../../src/settings/policies/policies.ts';

const policies = await shippedPolicies();
const vocabulary = JSON.parse(readFileSync('policies/vocabulary.json', 'utf8')) as {
  places: Record<string, { description: string; targets: PlaceTarget[] }>;
};

describe('the words of', () => {
  it.each(policies.map(({ policy: { document } }) => [document.id, document] as const))('%s', (_, document) => {
    expect(faultsOf(document)).toEqual([]);
  });

  it('shared places', () => {
    const texts = Object.values(vocabulary.places).flatMap(({ description, targets }) => [
      description,
      ...targets.flatMap(({ called }) => called ?? []),
    ]);
    expect(texts.flatMap(faultsOfWords)).toEqual([]);
  });
});

function faultsOf(document: PolicyDocument): string[] {
  const found = [...faultsOfWords(document.title)];
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) visit(member, key === 'related' ? `related.${name}` : name);
    else if (typeof value === 'string') found.push(...(checks[key]?.(value) ?? []));
  };
  const { title: _title, covers: _covers, ...rest } = document;
  visit(rest, '');
  return found;
}

const checks: Readonly<Record<string, (text: string) => string[]>> = {
  message: faultsOfHeadline,
  help: faultsOfSentences,
  title: faultsOfPhrase,
  'related.message': faultsOfPhrase,
  called: faultsOfWords,
  unknown: faultsOfWords,
  why: faultsOfWords,
  presetWhy: faultsOfWords,
  description: faultsOfWords,
};
