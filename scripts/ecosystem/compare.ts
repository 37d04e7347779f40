import type { Printed } from '../../src/values/print.ts';
import type { Verdict } from './findings.ts';
import type { PlainGraph } from './graph.ts';

/** One thing that the two graphs of a pair say differently. */
export interface Difference {
  /** What kind of thing: `missing resource`, `extra resource`, `resource`, `output`, `diagnostic`, `verdict`. */
  readonly kind: string;
  /** Resource and path in it. */
  readonly where: string;
  readonly bicep: string;
  readonly compiled: string;
}

export function compareGraphs(bicep: PlainGraph, compiled: PlainGraph): Difference[] {
  const found: Difference[] = [];
  for (const [id, nodes] of compiled.resources) {
    const ours = bicep.resources.get(id);
    if (ours === undefined) found.push({ kind: 'missing resource', where: id, bicep: '', compiled: '' });
    else compareValues('resource', id, inOrder(id, ours), inOrder(id, nodes), found);
  }
  for (const id of bicep.resources.keys())
    if (!compiled.resources.has(id)) found.push({ kind: 'extra resource', where: id, bicep: '', compiled: '' });
  for (const name of new Set([...compiled.outputs.keys(), ...bicep.outputs.keys()]))
    compareValues('output', name, bicep.outputs.get(name), compiled.outputs.get(name), found);
  compareDiagnostics(bicep.diagnostics, compiled.diagnostics, found);
  return found;
}

/** Resources of one id are in declaration order; which is which of those with secret ids is not known. */
function inOrder(id: string, nodes: readonly Printed[]): Printed[] {
  const text = (node: Printed): string => JSON.stringify(node);
  return id.includes('$secure') ? [...nodes].sort((a, b) => (text(a) < text(b) ? -1 : 1)) : [...nodes];
}

/** Errors of one side that the other has none of at all; messages name different files and are not compared. */
function compareDiagnostics(bicep: readonly string[], compiled: readonly string[], found: Difference[]): void {
  const codes = (messages: readonly string[]) => new Set(messages.map((each) => each.split(':')[0] ?? ''));
  const [ours, theirs] = [codes(bicep), codes(compiled)];
  const first = (messages: readonly string[], code: string) => messages.find((each) => each.startsWith(code)) ?? '';
  for (const code of ours)
    if (!theirs.has(code)) found.push({ kind: 'diagnostic', where: code, bicep: first(bicep, code), compiled: '' });
  for (const code of theirs)
    if (!ours.has(code)) found.push({ kind: 'diagnostic', where: code, bicep: '', compiled: first(compiled, code) });
}

type Members = { readonly [key: string]: Printed };

function compareValues(
  kind: string,
  where: string,
  bicep: Printed | undefined,
  compiled: Printed | undefined,
  found: Difference[],
): void {
  if (bicep === compiled || differInCase(where, bicep, compiled)) return;
  if (isContainer(bicep) && isContainer(compiled) && Array.isArray(bicep) === Array.isArray(compiled)) {
    const [ours, theirs] = [byKey(bicep), byKey(compiled)];
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
      compareValues(kind, `${where} › ${key}`, ours[key], theirs[key], found);
    return;
  }
  found.push({ kind, where, bicep: show(bicep), compiled: show(compiled) });
}

/** Names of properties ignore case. */
function byKey(container: Printed): Members {
  return Object.fromEntries(Object.entries(container as Members).map(([key, value]) => [key.toLowerCase(), value]));
}

/** The compiler writes resource types as its index spells them. Types and ids ignore case, and a slash at the end. */
function differInCase(where: string, bicep: Printed | undefined, compiled: Printed | undefined): boolean {
  if (typeof bicep !== 'string' || typeof compiled !== 'string') return false;
  const isType = where.endsWith('› type') || bicep.includes('/providers/');
  return isType && plainType(bicep) === plainType(compiled);
}

function plainType(text: string): string {
  return text.toLowerCase().replace(/\/$/, '');
}

function isContainer(value: Printed | undefined): value is Printed & object {
  return typeof value === 'object' && value !== null;
}

function show(value: Printed | undefined): string {
  return value === undefined ? '(absent)' : JSON.stringify(value);
}

/** Verdicts of one policy on one resource, in any order. */
export function compareVerdicts(bicep: readonly Verdict[], compiled: readonly Verdict[]): Difference[] {
  const [ours, theirs] = [grouped(bicep), grouped(compiled)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((where) => {
    const [own, other] = [ours, theirs].map((side) => (side.get(where) ?? []).sort().join(' | '));
    return own === other ? [] : [{ kind: 'verdict', where, bicep: own ?? '', compiled: other ?? '' }];
  });
}

function grouped(verdicts: readonly Verdict[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { policy, resource, says } of verdicts) {
    const where = `${policy} on ${resource}`;
    groups.set(where, [...(groups.get(where) ?? []), says]);
  }
  return groups;
}
