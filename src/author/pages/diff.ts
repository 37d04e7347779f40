import type { Files } from './files.ts';

/**
 * The texts after a diff; `undefined` where a hunk belongs nowhere, or to more than one place. Hunks are apart by a line
 * `@@ …`; each one's context tells where it belongs.
 */
export function applyDiff(files: Files, diff: string): Files | undefined {
  const texts = new Map([...files].map(([path, text]) => [path, text.split('\n')]));
  for (const hunk of diff.split(/^@@.*\n?/m).filter((each) => each.trim() !== '')) {
    const marked = hunk.replace(/\n$/, '').split('\n');
    const before = marked.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
    const after = marked.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
    const places = [...texts].flatMap(([path, lines]) =>
      startsOf(lines, before).map((start) => ({ path, lines, start })),
    );
    const [place, ...others] = places;
    if (place === undefined || others.length > 0) return undefined;
    texts.set(place.path, place.lines.toSpliced(place.start, before.length, ...after));
  }
  return new Map([...texts].map(([path, lines]) => [path, lines.join('\n')]));
}

function startsOf(lines: readonly string[], wanted: readonly string[]): number[] {
  return [...lines.keys()].filter((at) => wanted.every((line, index) => lines[at + index] === line));
}
