import { type Pattern, PatternError } from './nodes.ts';
import { type ReachedStates, reachedFrom } from './reached.ts';
import { type State, statesOf, type Taken } from './states.ts';

/** How far some patterns are with the beginning of a path. */
export interface MatchProgress {
  /** Whether a path that goes on from here may match. */
  readonly mayLead: boolean;
  /** The numbers of the patterns that match what was read, ascending. */
  readonly matching: readonly number[];
}

/** Patterns that read a path together, each once through, whatever they are: no way is ever tried twice. */
export interface Automaton {
  readonly start: MatchProgress;
  /** Reads on. Throws `PatternError` where the patterns take more work than `Work` allows. */
  read(from: MatchProgress, text: string): MatchProgress;
}

/** What patterns cost, counted in states that are made and looked at. What was read once before costs nothing. */
export interface Work {
  spent: number;
  readonly limit: number;
}

export interface PatternOptions {
  readonly ignoreCase: boolean;
  /** Whether wildcards match names that start with a dot. */
  readonly dots: boolean;
  readonly work: Work;
}

/** A second or so. Patterns of real repositories take less than a hundredth of it, however many files there are. */
export function newWork(limit = 10_000_000): Work {
  return { spent: 0, limit };
}

const costOfNode = 50;
/** Numbers that are remembered; then it begins anew. */
const memory = 1_000_000;

interface Step extends MatchProgress {
  readonly reached: ReachedStates;
  readonly next: Map<string, Step>;
}

export function automatonOf(patterns: readonly Pattern[], options: PatternOptions): Automaton {
  const { work } = options;
  const { all: states, starts } = statesOf(patterns, () => spend(work, costOfNode));
  let known = new Map<string, Step>();
  let remembered = 0;
  const stepAt = (core: readonly number[], atStart: boolean): Step => {
    const key = `${atStart}${core.join()}`;
    const found = known.get(key);
    if (found) return found;
    if (remembered > memory) {
      known = new Map();
      remembered = 0;
    }
    const reached = reachedFrom(states, core, atStart);
    const { size } = reached;
    spend(work, size);
    remembered += core.length + size;
    const step: Step = { reached, matching: patternsIn(states, reached), mayLead: size > 0, next: new Map() };
    known.set(key, step);
    return step;
  };
  const readOne = (from: Step, character: string): Step => {
    const found = from.next.get(character);
    if (found) return found;
    const { atStart, within, size } = from.reached;
    const taken = new Set<number>();
    const take = (among: Iterable<number>, isHidden: boolean): void => {
      for (const at of among) {
        const state = states[at];
        if (state?.kind === 'takes' && takes(state.what, character, isHidden, options.ignoreCase))
          taken.add(state.next);
      }
    };
    // The dot of a hidden name has to be written where the name starts.
    const isDot = character === '.' && !options.dots;
    take(atStart, isDot);
    if (!isDot || atStart.size === 0) take(within, false);
    spend(work, size);
    const to = stepAt(
      [...taken].sort((a, b) => a - b),
      character === '/',
    );
    from.next.set(character, to);
    remembered += 1;
    return to;
  };
  return {
    start: stepAt(starts, true),
    read(from, text) {
      let step = from as Step;
      for (const character of text) step = readOne(step, character);
      return step;
    },
  };
}

function spend(work: Work, amount: number): void {
  work.spent += amount;
  if (work.spent > work.limit) throw new PatternError('matching is too much work: write fewer or simpler patterns');
}

function patternsIn(states: readonly State[], { atStart, within }: ReachedStates): readonly number[] {
  const found = new Set<number>();
  for (const at of [...atStart, ...within]) {
    const state = states[at];
    if (state?.kind === 'end') found.add(state.pattern);
  }
  return [...found].sort((a, b) => a - b);
}

/** Upper and lower case as one, where each is one character. */
function folded(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

function takes(what: Taken, character: string, hidden: boolean, ignoreCase: boolean): boolean {
  if (what === character) return true;
  if (what === 'any character') return character !== '/' && !hidden;
  if (typeof what === 'string') return ignoreCase && folded(what) === folded(character);
  if (character === '/' || hidden) return false;
  const spellings = ignoreCase ? [character, folded(character), character.toUpperCase()] : [character];
  const isIn = spellings.some((each) => {
    const point = each.codePointAt(0) ?? 0;
    return what.ranges.some(([first, last]) => point >= first && point <= last);
  });
  return isIn !== what.negated;
}
