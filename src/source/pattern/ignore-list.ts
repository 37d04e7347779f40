import { automatonOf, type MatchProgress, type Work } from './automaton.ts';
import type { IgnorePattern } from './ignore.ts';

/** Patterns of one `.gitignore`, or of one list in a configuration. Paths are relative to its folder. */
export interface IgnoreList {
  /** The pattern that decides about an entry as such, whatever is said of the folders that it lies in. */
  deciding(entry: string, isFolder: boolean): IgnorePattern | undefined;
  /** Whether a file, or a folder that it lies in, is left out. */
  leavesOut(file: string): boolean;
}

/** Case does not matter, as where git keeps files of Windows. Throws `PatternError`, then and later, for too much work. */
export function ignoreList(patterns: readonly IgnorePattern[], work: Work): IgnoreList {
  const nodes = patterns.map((each) => each.nodes);
  const automaton = automatonOf(nodes, { ignoreCase: true, dots: true, work });
  const last = ({ matching }: MatchProgress, isFolder: boolean): IgnorePattern | undefined => {
    const number = matching.findLast((each) => isFolder || patterns[each]?.foldersOnly === false);
    return number === undefined ? undefined : patterns[number];
  };
  return {
    deciding: (entry, isFolder) => last(automaton.read(automaton.start, entry), isFolder),
    leavesOut(file) {
      let at = automaton.start;
      const names = file.split('/');
      for (const [index, name] of names.entries()) {
        at = automaton.read(at, index === 0 ? name : `/${name}`);
        if (last(at, index < names.length - 1)?.negated === false) return true;
      }
      return false;
    },
  };
}
