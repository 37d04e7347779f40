/** What a path that leads nowhere may have meant. */
import { formatPath, type PathSegment, type PropertySegment } from './path.ts';
import { suggest } from './suggest.ts';

interface Broken {
  readonly segments: readonly PathSegment[];
  /** Position of the segment that is not there. */
  readonly at: number;
  /** The names that could stand there. */
  readonly names: readonly string[];
  /** Whether a type has the path, and whether it says so itself: a tag may have any name. */
  readonly isKnown: (segments: readonly PathSegment[]) => boolean;
  readonly isDescribed: (segments: readonly PathSegment[]) => boolean;
}

const most = 3;

/**
 * Tries the slips people make: a missing or superfluous `properties` or `[*]`, a level left out, a misspelled name. The
 * right name in the wrong place is likelier than another name. Failing all, a path that is right up to the mended name.
 */
export function repairs(broken: Broken): readonly string[] {
  const { segments, at, isKnown, isDescribed } = broken;
  const moved = regrouped(broken).filter(isDescribed);
  if (moved.length > 0) return distinct(moved);
  const spelled = respelled(broken);
  const whole = spelled.filter(isKnown);
  if (whole.length > 0) return distinct(whole);
  const rest = segments.length - at - 1;
  return distinct(spelled.map((candidate) => candidate.slice(0, candidate.length - rest)));
}

function distinct(paths: readonly (readonly PathSegment[])[]): readonly string[] {
  return [...new Set(paths.map(formatPath))].slice(0, most);
}

function respelled({ segments, at, names }: Broken): readonly (readonly PathSegment[])[] {
  const segment = segments[at];
  if (segment?.kind !== 'property') return [];
  return suggest(segment.name, names).map((name) => [...segments.slice(0, at), named(name), ...segments.slice(at + 1)]);
}

function regrouped({ segments, at, names }: Broken): readonly (readonly PathSegment[])[] {
  const before = segments.slice(0, at);
  const rest = segments.slice(at);
  const above = before.at(-1);
  const skipped = names.map((name) => [...before, named(name), ...rest]);
  return [
    [...before, { kind: 'item', offset: 0, length: 0 }, ...rest],
    [...before, named('properties'), ...rest],
    ...(above?.kind === 'property' && above.name.toLowerCase() === 'properties'
      ? [[...before.slice(0, -1), ...rest]]
      : []),
    ...(segments[at]?.kind === 'item' ? [[...before, ...rest.slice(1)]] : []),
    ...skipped,
  ];
}

function named(name: string): PropertySegment {
  return { kind: 'property', name, offset: 0, length: 0 };
}
