/** `data/vm-sizes.json` as text. */
import { type Group, groupKeys, groupSizes } from './group.ts';
import type { MergedSize } from './merge.ts';
import { type SeriesFile, sizesRoot } from './series.ts';
import type { Answer } from './size.ts';
import { entry, wrapped } from './write.ts';

export interface Source {
  readonly title: string;
  readonly url: string;
  /** The day the source speaks of; absent where only its version is known. */
  readonly date?: string;
}

const comment =
  'Written by scripts/facts.ts; see docs/facts.md. from: the source of each fact; family: or parent: before it means that ' +
  'the answer names other sizes of the SKU family, all alike, or the size that a constrained one is cut from.';

export function sizesFile(
  sizes: readonly MergedSize[],
  answers: readonly Answer[],
  series: SeriesFile,
  families: Source,
): string {
  const groups = groupSizes(sizes);
  const sources = collectSources(answers, series, families);
  const head = [entry('$comment', comment), entry('vCPUs', ['aspire', 'ga4gh-tes-azurecloud', 'naming'])];
  const listed = [...sources].map(([id, source]) => `    ${entry(id, source)}`).join(',\n');
  const body = groups.map((group) => `    ${groupText(group)}`).join(',\n');
  return `{\n  ${head.join(',\n  ')},\n  "sources": {\n${listed}\n  },\n  "groups": [\n${body}\n  ]\n}\n`;
}

function groupText(group: Group): string {
  const facts = groupKeys.flatMap((key) => (group.facts.has(key) ? [entry(key, group.facts.get(key)?.value)] : []));
  const from = Object.fromEntries([...group.facts].map(([key, known]) => [key, known.from]));
  const sizes = wrapped(
    group.sizes.map(([name, count]) => entry(name, count)),
    '      ',
    ['{', '}'],
  );
  const first = [entry('family', group.family), ...facts].join(', ');
  return `{\n      ${first},\n      ${entry('from', from)},\n      "sizes": ${sizes}\n    }`;
}

function collectSources(answers: readonly Answer[], series: SeriesFile, families: Source): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>([['families', families]]);
  for (const { id, title, url, date } of answers) sources.set(id, { title, url, date });
  sources.set('naming', {
    title: 'Azure VM sizes naming conventions',
    url: 'https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions',
    date: '2023-05-01',
  });
  const { isolation } = series;
  sources.set('isolation', { title: 'Isolation for VMs in Azure', url: isolation.page, date: isolation.date });
  for (const { page, url, date, commit } of series.series) {
    const title = `Azure documentation, ${page.split('/').at(-1)}${commit === undefined ? '' : `, version ${commit}`}`;
    sources.set(page, { title, url: url ?? `${sizesRoot}${page}`, ...(date === undefined ? {} : { date }) });
  }
  return sources;
}
