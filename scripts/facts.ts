/**
 * Writes `data/vm-sizes.json` and `data/regions.json` from checkouts of the public repositories that hold the answers;
 * `--check` compares instead, and says what differs. `docs/facts.md` names the repositories.
 *
 *   npx tsx scripts/facts.ts --sources ../checkouts [--check]
 *
 * The folder holds one checkout a repository, named `<owner>+<name>` or `<name>`: a work tree or a git directory.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { aksEngine, aspire, cmBeetle, families, ga4ghTes, karpenter, skewer } from './facts/answers.ts';
import type { Checkout } from './facts/checkout.ts';
import { mergeSizes } from './facts/merge.ts';
import { regionsFile } from './facts/regions.ts';
import { readSeries } from './facts/series.ts';
import { sizesFile } from './facts/sizes-file.ts';

const data = new URL('../data/', import.meta.url);

function open(folder: string, owner: string, name: string): Checkout {
  const places = [`${owner}+${name}`, name].flatMap((each) => [join(folder, each, 'repo'), join(folder, each)]);
  const found = places.find((place) => existsSync(join(place, '.git')) || existsSync(join(place, 'objects')));
  if (found === undefined) throw new Error(`${folder} has no checkout of https://github.com/${owner}/${name}`);
  return { repository: `https://github.com/${owner}/${name}`, folder: found };
}

function vmSizes(folder: string): string {
  const node = open(folder, 'Azure', 'karpenter-provider-azure');
  const batch = open(folder, 'microsoft', 'ga4gh-tes');
  const beetle = open(folder, 'cloud-barista', 'cm-beetle');
  const answers = [
    aspire(open(folder, 'microsoft', 'aspire')),
    cmBeetle(beetle, 'infra-with-nlb/testresult/beetle-test-results-azure.md'),
    cmBeetle(beetle, 'infra/testresult/beetle-test-results-azure.md'),
    cmBeetle(beetle, 'multi-infra-recommendation/testresult/multi-infra-recommendation-test-report.md'),
    ...['southcentralus', 'westcentralus'].map((region) => karpenter(node, region)),
    ...['AZURECLOUD', 'AZUREUSGOVERNMENT', 'AZURECHINACLOUD'].map((cloud) => ga4ghTes(batch, cloud)),
    skewer(open(folder, 'Azure', 'skewer')),
    aksEngine(open(folder, 'Azure', 'aks-engine')),
  ];
  const series = readSeries(new URL('vm-series.json', data));
  const known = families(node);
  const source = { title: 'SKU families of all sizes', url: known.url, date: known.date };
  return sizesFile(mergeSizes(answers, known.of, series), answers, series, source);
}

function settle(name: string, text: string, check: boolean): boolean {
  const file = new URL(name, data);
  const same = existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text;
  if (!check) writeFileSync(file, text);
  console.log(`data/${name} ${same ? 'is current' : check ? 'differs from its sources' : 'is written'}`);
  return same || !check;
}

function main(): void {
  const { values } = parseArgs({
    options: { sources: { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  if (values.sources === undefined) throw new Error('--sources DIR: the folder with the checkouts, see docs/facts.md');
  const files = [
    ['vm-sizes.json', vmSizes(values.sources)],
    ['regions.json', regionsFile(open(values.sources, 'Azure', 'terraform-azurerm-avm-utl-regions'))],
  ] as const;
  const settled = files.map(([name, text]) => settle(name, text, values.check));
  if (settled.includes(false)) process.exitCode = 1;
}

main();
