import { parseBicep } from '../../src/bicep/parse.ts';

/** A text in parts of which any may be left out. */
interface Parts {
  readonly count: number;
  without(left: ReadonlySet<number>): string;
}

/**
 * The smallest template found of which something still holds, by leaving out statements, or resources, parameters,
 * variables and outputs: first half of them, then fewer and fewer.
 */
export async function smallest(
  file: string,
  text: string,
  holds: (smaller: string) => Promise<boolean>,
): Promise<string> {
  const parts = file.endsWith('.bicep') ? statementsOf(text) : membersOf(text);
  let kept = Array.from({ length: parts.count }, (_, at) => at);
  const textOf = (some: readonly number[]): string => {
    const staying = new Set(some);
    return parts.without(new Set(Array.from({ length: parts.count }, (_, at) => at).filter((at) => !staying.has(at))));
  };
  let tries = 100;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < kept.length && tries > 0; tries -= 1) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await holds(textOf(fewer))) kept = fewer;
      else at += size;
    }
  return kept.length === parts.count ? text : textOf(kept);
}

function statementsOf(text: string): Parts {
  const { statements } = parseBicep(text, 'bicep').program;
  return {
    count: statements.length,
    without: (left) =>
      statements.flatMap(({ start, end }, at) => (left.has(at) ? [] : [`${text.slice(start, end)}\n`])).join(''),
  };
}

type Tree = Record<string, unknown>;

function membersOf(text: string): Parts {
  let tree: Tree;
  try {
    tree = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { count: 0, without: () => text };
  }
  const sections = ['resources', 'outputs', 'parameters', 'variables'].filter((name) => isFull(tree[name]));
  const members = sections.flatMap((name) => Object.keys(tree[name] as Tree).map((key) => [name, key] as const));
  const keptOf = (name: string, left: ReadonlySet<number>): unknown => {
    const gone = new Set(members.flatMap(([section, key], at) => (section === name && left.has(at) ? [key] : [])));
    const entries = Object.entries(tree[name] as Tree).filter(([key]) => !gone.has(key));
    return Array.isArray(tree[name]) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  };
  return {
    count: members.length,
    without: (left) =>
      JSON.stringify({ ...tree, ...Object.fromEntries(sections.map((name) => [name, keptOf(name, left)])) }, null, 2),
  };
}

function isFull(section: unknown): section is Tree {
  return typeof section === 'object' && section !== null && Object.keys(section).length > 0;
}
