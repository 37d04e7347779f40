import { files, modules, parameterFiles, resources, types } from './declarations.ts';
import type { Area, Expected, Feature } from './features.ts';
import { expressions, functions } from './values.ts';

export const areas: readonly Area[] = [files, resources, modules, types, expressions, functions, parameterFiles];

/** The table of `docs/bicep.md`. */
export function table(): string {
  const rows = areas.flatMap(({ area, features }) => [`| **${area}** | |`, ...features.map(row)]);
  return ['| feature | |', '|---|---|', ...rows].join('\n');
}

function row({ feature, remark, expect }: Feature): string {
  return `| ${feature.replaceAll('|', '\\|')} | ${wordOf(expect)}${remark ? `; ${remark}` : ''} |`;
}

function wordOf(expected: Expected): string {
  if ('value' in expected) return 'evaluated';
  if ('unknown' in expected) return 'read; its value is only known when it is deployed';
  if ('reads' in expected) return 'read';
  return 'refused' in expected ? 'refused with a message' : 'not known, and a message says so';
}
