import { readdirSync, readFileSync } from 'node:fs';
import { checkPolicy } from '../../src/policy/check/check.ts';
import { policySchema } from '../../src/policy/document/schema.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { openTypes } from '../../src/resource-types/open.ts';
import { keysOf } from '../../src/source/route.ts';
import { sourceText } from '../../src/source/text.ts';
import type { Diagnostic } from '../../src/template/diagnostic.ts';
import { type CoveredDocument, coverageTables } from './coverage.ts';
import { pageOf } from './page.ts';
import { pillarLinks, pillarPages } from './pillars.ts';
import { type PolicyRow, packsTable, policiesTable, withTables } from './tables.ts';

/** The generated files by path, each with its text. Throws where a shipped policy is not in order. */
export async function generated(root: URL): Promise<Map<string, string>> {
  const types = openTypes();
  const policies: unknown[] = [];
  const problems: string[] = [];
  const pages: Record<string, unknown> = {};
  const rows: PolicyRow[] = [];
  for (const path of policyPaths(root)) {
    const text = readFileSync(new URL(path, root), 'utf8');
    const { policy, diagnostics } = await loadPolicy(sourceText(path, text), (each) => checkPolicy(each, types));
    if (policy === undefined || diagnostics.length > 0) {
      problems.push(...diagnostics.map(describe));
      continue;
    }
    const { $schema: _, ...document } = policy.document;
    policies.push({ pack: path.split('/')[1], facts: policy.facts, document });
    rows.push({ path, document: policy.document });
    pages[document.id] = pageOf(new URL(path.replace(/\.json$/, '.md'), root), document);
  }
  const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
  const documents = JSON.parse(read('scripts/policies/coverage.json')) as readonly CoveredDocument[];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map([
    ['schemas/policy.schema.json', json(policySchema())],
    ['data/policies.json', `[\n${policies.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`],
    ['data/policy-pages.json', json(pages)],
    ['docs/policy-language.md', withTables(read('docs/policy-language.md'))],
    ['README.md', withTables(read('README.md'), { packs: () => packsTable(rows) })],
    ['docs/coverage.md', withTables(read('docs/coverage.md'), { coverage: () => coverageTables(documents, rows) })],
    [
      'docs/policies.md',
      withTables(read('docs/policies.md'), {
        policies: () => policiesTable(rows, '../'),
        pillars: () => pillarLinks(rows),
      }),
    ],
    ...pillarPages(rows),
  ]);
}

/** `policies/<pack>/<ID>.json`, in order of pack and number. */
function policyPaths(root: URL): string[] {
  const packs = readdirSync(new URL('policies/', root), { withFileTypes: true }).filter((each) => each.isDirectory());
  return packs
    .flatMap(({ name }) => readdirSync(new URL(`policies/${name}/`, root)).map((file) => `policies/${name}/${file}`))
    .filter((path) => path.endsWith('.json'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function describe({ place, message }: Diagnostic): string {
  const where = place.kind === 'json' ? keysOf(place.route).join('/') : `offset ${place.span.start}`;
  return `${place.source.path}: ${where}: ${message}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
