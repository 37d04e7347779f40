/** One step of a field path. `each` is `[*]`. */
export type FieldStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'each' };

/**
 * A parsed field path: `properties.ipConfigurations[*].properties.subnet.id`, `tags['cost.center']`, `zones[0]`.
 * `canonical` is the same for paths that ignore case and ways of quoting.
 */
export interface FieldPath {
  readonly text: string;
  readonly steps: readonly FieldStep[];
  readonly canonical: string;
  /** How many `[*]` it has. */
  readonly stars: number;
}

/** A field path that cannot be read, with the offset (UTF-16 units) of what is wrong in it. */
export class PathError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const stepPattern = /\.?([^.[\]'"]+)|\[\*\]|\[(\d+)\]|\['((?:[^']|'')*)'\]|\["([^"]*)"\]|\[([^\]'"*]+)\]/y;

/** Throws `PathError`. */
export function parsePath(text: string): FieldPath {
  const steps: FieldStep[] = [];
  let offset = 0;
  while (offset < text.length) {
    stepPattern.lastIndex = offset;
    const match = stepPattern.exec(text);
    const dotted = text[offset] === '.';
    if (match === null || (dotted && offset === 0)) {
      throw new PathError(`'${text.slice(offset)}' cannot follow '${text.slice(0, offset)}' in a field path`, offset);
    }
    steps.push(stepOf(match));
    offset = stepPattern.lastIndex;
  }
  if (steps.length === 0) throw new PathError('a field path cannot be empty', 0);
  return pathOf(text, steps);
}

export function pathOf(text: string, steps: readonly FieldStep[]): FieldPath {
  const stars = steps.reduce((count, step) => (step.kind === 'each' ? count + 1 : count), 0);
  return { text, steps, canonical: canonicalOf(steps), stars };
}

function stepOf(match: RegExpExecArray): FieldStep {
  const [whole, word, index, single, double, bare] = match;
  if (whole === '[*]') return { kind: 'each' };
  if (index !== undefined) return { kind: 'index', index: Number(index) };
  const key = word ?? single?.replaceAll("''", "'") ?? double ?? bare ?? '';
  return { kind: 'key', key };
}

function canonicalOf(steps: readonly FieldStep[]): string {
  return steps
    .map((step) =>
      step.kind === 'each' ? '[*]' : step.kind === 'index' ? `[${step.index}]` : `.${step.key.toLowerCase()}`,
    )
    .join('');
}

/** Whether `path` starts with all the steps of `prefix`. */
export function startsWithPath(path: FieldPath, prefix: FieldPath): boolean {
  if (!path.canonical.startsWith(prefix.canonical)) return false;
  const next = path.canonical[prefix.canonical.length];
  return next === undefined || next === '.' || next === '[';
}
