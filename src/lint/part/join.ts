import type { Finding } from '../../result/result.ts';
import { compare } from '../../source/compare.ts';
import { addCounts, noChecks } from '../statistics.ts';
import { addTimes } from '../stopwatch.ts';
import type { Part } from './part.ts';

/**
 * The parts of a run as one. What stands in one file comes of one part, in the order in which it came: so the whole is the
 * same however a run was parted.
 */
export function joinParts(parts: readonly Part[]): Part {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return {
    files: parts.flatMap(({ files }) => files).sort(byPath),
    left: parts.flatMap(({ left }) => left),
    judged: parts.flatMap(({ judged }) => judged),
    sets: parts.flatMap(({ sets }) => sets).sort(([a], [b]) => compare(a, b)),
    parameterFiles: parts.flatMap(({ parameterFiles }) => parameterFiles).sort(compare),
    findings: inOrder(parts.flatMap(({ findings }) => findings)),
    passed: inOrder(parts.flatMap(({ passed }) => passed)),
    baselined: sumOf(parts, ({ baselined }) => baselined),
    leftOut: sumOf(parts, ({ leftOut }) => leftOut),
    used: parts.flatMap(({ used }) => used),
    isDated: parts.some(({ isDated }) => isDated),
    now: parts.flatMap(({ now }) => now),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    counts: parts.map(({ counts }) => counts).reduce(addCounts, noChecks),
    secrets: parts.flatMap(({ secrets }) => secrets),
    isIncomplete: parts.some(({ isIncomplete }) => isIncomplete),
    times: addTimes(parts.map(({ times }) => times)),
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compare(a.path, b.path);
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => compare(a.location.file, b.location.file));
}

function sumOf(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + of(part), 0);
}
