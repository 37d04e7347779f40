import { getLocation } from 'jsonc-parser';
import { parseBicep } from '../../../bicep/parse.ts';
import type { SourceText } from '../../../source/text.ts';

/** The way to an object of a JSON text. */
export type JsonWay = readonly (string | number)[];

/** Where the resource or module begins that an offset of a Bicep file stands in, the innermost one, with its decorators. */
export function bicepDeclaration(source: SourceText, offset: number): number | undefined {
  const program = parsed(source);
  let found: number | undefined;
  const inside: unknown[] = [program];
  while (inside.length > 0) {
    const next = inside.pop();
    if (!isNode(next)) continue;
    if (hasSpan(next)) {
      if (offset < next.start || next.end < offset) continue;
      if (next.kind === 'resource' || next.kind === 'module') found = next.start;
    }
    for (const each of Object.values(next)) inside.push(each);
  }
  return found;
}

const programs = new WeakMap<SourceText, object>();

function parsed(source: SourceText): object {
  const kind = source.path.toLowerCase().endsWith('.bicepparam') ? 'bicepparam' : 'bicep';
  const program = programs.get(source) ?? parseBicep(source.text, kind).program;
  programs.set(source, program);
  return program;
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function hasSpan(node: object): node is { start: number; end: number; kind?: unknown } {
  return 'start' in node && 'end' in node && typeof node.start === 'number' && typeof node.end === 'number';
}

/** The way to the resource that an offset of an ARM template stands in, the innermost one. */
export function jsonResource({ text }: SourceText, offset: number): JsonWay | undefined {
  const { path } = getLocation(text, offset);
  for (let at = path.length - 2; at >= 0; at -= 1) {
    const name = path[at];
    if (typeof name === 'string' && name.toLowerCase() === 'resources') return path.slice(0, at + 2);
  }
  return undefined;
}
