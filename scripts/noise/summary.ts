import { comparePolicyIds } from '../../src/settings/policies/policy-order.ts';
import { groupBy } from '../../src/source/group-by.ts';
import type { Measured, MeasuredTemplate } from './measure.ts';

/** Tables of what presets say: of all templates together, of each policy, and of findings at one place. */
export function summary(measured: ReadonlyMap<string, readonly Measured[]>): string {
  const rows = Array.from(measured, ([preset, found]) => {
    const templates = found.flatMap((each) => each.templates);
    const counts = templates.map(({ findings }) => findings.length).sort((a, b) => a - b);
    const all = counts.reduce((sum, each) => sum + each, 0);
    const together = templates.reduce((sum, each) => sum + placesOf(each).flat().length, 0);
    return [
      preset,
      templates.length,
      all,
      quantile(counts, 0.5),
      quantile(counts, 0.9),
      counts.at(-1) ?? 0,
      share(counts.filter((each) => each === 0).length, counts.length),
      share(together, all),
    ];
  });
  const heads = ['preset', 'templates', 'findings', 'median', '90 %', 'most', 'without one', 'at the place of another'];
  return [table(heads, rows), ...Array.from(measured, ([preset, found]) => detailsOf(preset, found))].join('\n');
}

function detailsOf(preset: string, measured: readonly Measured[]): string {
  const templates = measured.flatMap((each) => each.templates);
  const findings = templates.flatMap((each) => each.findings);
  const policies = [...groupBy(findings, ({ policy }) => policy)].map(([id, own]) => [
    id,
    own.length,
    templates.filter((each) => each.findings.some(({ policy }) => policy === id)).length,
  ]);
  const pairs = groupBy(templates.flatMap(placesOf), (place) =>
    [...new Set(place.map(({ policy }) => policy))].sort(comparePolicyIds).join(' + '),
  );
  const together = [...pairs].map(([ids, own]) => [ids, own.length]);
  return `\n${preset}\n\n${table(['policy', 'findings', 'in templates'], policies.sort(byCount))}\n${
    together.length === 0 ? '' : `\n${table(['at one place', 'times'], together.sort(byCount))}\n`
  }`;
}

type Row = readonly (string | number)[];

function byCount(a: Row, b: Row): number {
  return Number(b[1]) - Number(a[1]);
}

/** The places at which several findings stand. */
function placesOf({ findings }: MeasuredTemplate) {
  const places = groupBy(findings, ({ location: { file, startOffset, endOffset } }) =>
    [file, startOffset, endOffset].join('|'),
  );
  return [...places.values()].filter(({ length }) => length > 1);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`;
}

function table(heads: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
