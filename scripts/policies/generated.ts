import { existsSync } from 'node:fs';
import { checkPolicy } from '../../src/policy/check/check.ts';
import type { PolicyDocument, VocabularyDocument } from '../../src/policy/document/policy.ts';
import { policySchema } from '../../src/policy/document/schema.ts';
import { vocabularySchema } from '../../src/policy/document/vocabulary.ts';
import { loadPolicy, loadVocabulary } from '../../src/policy/load.ts';
import { openTypes } from '../../src/resource-types/open.ts';
import { keysOf } from '../../src/source/route.ts';
import { sourceText } from '../../src/source/text.ts';
import type { Diagnostic } from '../../src/template/diagnostic.ts';
import { coverageTables, type Uncovered, uncoveredPath } from './coverage.ts';
import { policyPaths, textAt, vocabularyPath } from './files.ts';
import { fixesTable } from './fixes.ts';
import { formatted } from './format.ts';
import { pillarLinks, pillarPages } from './pillars.ts';
import { withPreset } from './preset.ts';
import { withSame } from './same.ts';
import { type PolicyRow, packsTable, policiesTable, withTables } from './tables.ts';

/** The generated files by path, each with its text. Throws where a shipped policy is not in order. */
export async function generated(root: URL): Promise<Map<string, string>> {
  const types = openTypes();
  const problems: string[] = [];
  const rows: PolicyRow[] = [];
  const { vocabulary, diagnostics: faults } = await loadVocabulary(
    sourceText(vocabularyPath, textAt(root, vocabularyPath)),
  );
  if (vocabulary === undefined) throw new Error(faults.map(describe).join('\n'));
  for (const path of policyPaths(root)) {
    const { policy, diagnostics } = await loadPolicy(
      sourceText(path, textAt(root, path)),
      (each) => checkPolicy(each, types),
      [vocabulary],
    );
    if (policy === undefined || diagnostics.length > 0) {
      problems.push(...diagnostics.map(describe));
      continue;
    }
    rows.push({ path, document: policy.document });
  }
  const read = (path: string): string => textAt(root, path);
  const uncovered = JSON.parse(read(uncoveredPath)) as Uncovered;
  problems.push(...idleNames(vocabulary.document, rows));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map([
    ...[vocabularyPath, ...policyPaths(root)].map((path): [string, string] => [path, formatted(read(path))]),
    ['schemas/policy.schema.json', json(policySchema())],
    ['schemas/vocabulary.schema.json', json(vocabularySchema())],
    ['docs/policy-language.md', withTables(read('docs/policy-language.md'))],
    ['README.md', withTables(read('README.md'), { packs: () => packsTable(rows) })],
    ['docs/fixes.md', withTables(read('docs/fixes.md'), { fixes: () => fixesTable(rows, '../') })],
    [
      'docs/coverage.md',
      withTables(read('docs/coverage.md'), {
        coverage: () => coverageTables(vocabulary.document.sources ?? {}, rows, uncovered),
      }),
    ],
    [
      'docs/policies.md',
      withTables(read('docs/policies.md'), {
        policies: () => policiesTable(rows, '../'),
        pillars: () => pillarLinks(rows),
      }),
    ],
    ...pillarPages(rows),
    ...rows.flatMap(({ path, document }) => pageWithSections(root, path, document)),
  ]);
}

/** Names of the vocabulary that no shipped policy uses. */
function idleNames(vocabulary: VocabularyDocument, rows: readonly PolicyRow[]): string[] {
  return (['places', 'conditions', 'let'] as const).flatMap((section) => {
    const used = new Set(rows.flatMap(({ document }) => Object.keys(document[section] ?? {})));
    const idle = Object.keys(vocabulary[section] ?? {}).filter((name) => !used.has(name));
    return idle.map((name) => `${vocabularyPath}: ${section}/${name}: no policy uses it`);
  });
}

/** The page beside a policy, if there is one. */
function pageWithSections(root: URL, policy: string, document: PolicyDocument): [string, string][] {
  const page = policy.replace(/\.json$/, '.md');
  return existsSync(new URL(page, root))
    ? [[page, withPreset(withSame(textAt(root, page), document.same), document)]]
    : [];
}

function describe({ place, message }: Diagnostic): string {
  const where = place.kind === 'json' ? keysOf(place.route).join('/') : `offset ${place.span.start}`;
  return `${place.source.path}: ${where}: ${message}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
