import type { Work } from '../source/pattern/automaton.ts';
import { escapeGlob } from '../source/pattern/glob.ts';
import { type IgnorePattern, readIgnorePattern } from '../source/pattern/ignore.ts';
import { ignoreList } from '../source/pattern/ignore-list.ts';
import { PatternError } from '../source/pattern/nodes.ts';
import { type PathGlob, readPathGlob, withSlashes } from '../source/pattern/path-glob.ts';
import { type Route, step } from '../source/route.ts';
import { configError, type Layer } from './read.ts';

/** Tells which files patterns mean. `file` is relative to the workspace root. */
export type FileMatcher = (file: string) => boolean;

/** Patterns of a configuration, and where they stand in it. */
export interface PatternList {
  readonly layer: Layer;
  readonly route: Route;
  readonly patterns: readonly string[];
}

/**
 * Patterns as in `.gitignore`, relative to a folder of the workspace. Files outside the folder never match. Throws
 * `OptionError` at the place of the list, then and later, for patterns that take too much work.
 */
export function matcherOf(folder: string, { layer, route, patterns }: PatternList, work: Work): FileMatcher {
  const prefix = folder === '' ? '' : `${folder}/`;
  const read = patterns.flatMap((pattern) => readIgnore(pattern) ?? []);
  if (read.length === 0) return () => false;
  const list = placed(layer, route, () => ignoreList(read, work));
  return (file) => file.startsWith(prefix) && placed(layer, route, () => list.leavesOut(file.slice(prefix.length)));
}

/** Throws `OptionError` at the place of the first pattern that cannot be taken as it is written. */
export function checkPatterns(layers: readonly Layer[]): void {
  for (const layer of layers) {
    const { ignores, overrides = [], suppressions = [], parameterFiles } = layer.document;
    const check = (route: Route, patterns: readonly string[] = [], read: (text: string) => unknown): void => {
      for (const [index, text] of patterns.entries()) placed(layer, step(route, index), () => read(text), text);
    };
    check(step(null, 'ignores'), ignores, readIgnore);
    for (const [index, { files }] of overrides.entries())
      check(step(step(step(null, 'overrides'), index), 'files'), files, readIgnore);
    for (const [index, { paths }] of suppressions.entries())
      check(step(step(step(null, 'suppressions'), index), 'paths'), paths, readIgnore);
    check(step(null, 'parameterFiles'), parameterFiles, (text) => parameterGlob(text, 'name'));
  }
}

/** A glob for the parameter files of a template, whose name stands for itself, whatever signs are in it. */
export function parameterGlob(pattern: string, name: string): PathGlob {
  return readPathGlob(pattern.replaceAll('{name}', () => escapeGlob(name)));
}

function readIgnore(text: string): IgnorePattern | undefined {
  const pattern = withSlashes(text);
  if (/^!?(?:.*\/)?\.\.(?:\/|$)/.test(pattern))
    throw new PatternError("it holds '..': patterns match below the folder of the configuration alone");
  if (/^!?[a-z]:/i.test(pattern)) throw new PatternError('it starts with a drive: patterns are relative');
  return readIgnorePattern(pattern);
}

/** What goes wrong with a pattern, as an error at its place, or at the place of the list that it stands in. */
export function placed<T>({ source }: Layer, route: Route, work: () => T, text?: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const which =
      text === undefined ? 'these patterns cannot be used' : `the pattern '${shortened(text)}' cannot be used`;
    throw configError(source, route, 'value', `${which}: ${error.message}`);
  }
}

export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
