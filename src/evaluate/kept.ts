import { levels } from '../source/levels.ts';
import { type Place, placeKey } from '../template/place.ts';
import { charged } from '../values/budget.ts';
import { faulty } from '../values/term.ts';
import type { Maybe, Unknown } from '../values/value.ts';
import { circle, overspent, type Telling } from './report.ts';

/**
 * Further below the outermost value than this (some hundred evaluations), a value is evaluated from there first, and the
 * outermost one again: so a chain of values may be as long as it likes, whichever end is asked for first.
 */
const window = 400;

interface Outermost {
  readonly level: number;
  /** How many values were being evaluated before it. */
  readonly above: number;
  /** Values made since are made anew when it is evaluated again, so they cannot be evaluated first. */
  newest: number;
}

let outermost: Outermost | undefined;
let newest = 0;

/** Where the innermost value began that can be evaluated first: what is nested below it counts from there. */
let began = 0;

/** Levels below the innermost value in which an evaluation stands. */
export function levelsBelowValue(): number {
  return levels.now - began;
}

/** A run that keeps values. */
export interface Keeping extends Telling {
  /** What is being evaluated, the outermost first. */
  readonly active: Kept[];
}

/** Thrown down to the outermost value. */
class Deeper extends Error {
  readonly kept: Kept;
  readonly certain: boolean;

  constructor(kept: Kept, certain: boolean) {
    super('evaluated first');
    this.kept = kept;
    this.certain = certain;
  }
}

/**
 * A value that is evaluated when it is first asked for, once, at its own cost. Values that lead back to themselves are
 * an error, told once, and all of them unknown.
 */
export abstract class Kept {
  #value: Maybe;
  #state: 'new' | 'active' | 'done' = 'new';
  /** Whether it was asked for by what is certainly evaluated. */
  #certain = true;
  #circle: Unknown | undefined;
  /** 0 for what is the same one however often it is named. */
  readonly #number: number;

  constructor(isNamed = false) {
    newest += 1;
    this.#number = isNamed ? 0 : newest;
  }

  /** The value, if it has been asked for. */
  get known(): Maybe {
    return this.#value;
  }

  protected abstract compute(): Maybe;
  /** Where it is written. */
  abstract readonly place: Place;
  /** `variable 'a'`, in messages. */
  abstract readonly label: string | undefined;
  abstract readonly run: Keeping;

  /** `certain`: what asks for it is certainly evaluated. */
  get(certain: boolean): Maybe {
    if (this.#state === 'done') return this.#value;
    if (this.#state === 'active') return this.#closed(certain);
    const isOld = outermost === undefined || this.#number <= outermost.newest;
    if (isOld && outermost && levels.now - outermost.level > window) throw this.#deeper(certain, outermost);
    return this.#settle(certain, isOld);
  }

  #deeper(certain: boolean, { above }: Outermost): Deeper {
    const between = this.run.active.slice(above + 1);
    return new Deeper(this, certain && between.every((each) => each.#certain));
  }

  #settle(certain: boolean, isOld: boolean): Maybe {
    const { active } = this.run;
    const begins = began;
    this.#state = 'active';
    this.#certain = certain;
    active.push(this);
    if (isOld) began = levels.now;
    try {
      const value = outermost === undefined ? this.#fromHere() : this.#charged();
      this.#value = this.#circle ?? value;
      this.#state = 'done';
      return this.#value;
    } finally {
      began = begins;
      active.pop();
      if (this.#state === 'active') this.#state = 'new';
    }
  }

  #charged(): Maybe {
    return charged(
      this.run.budget,
      () => this.compute(),
      () => overspent(this.run, this.place),
    );
  }

  /** As the outermost value: what lies too deep is evaluated first. */
  #fromHere(): Maybe {
    const own: Outermost = { level: levels.now, above: this.run.active.length - 1, newest };
    for (;;) {
      outermost = own;
      own.newest = newest;
      try {
        return this.#charged();
      } catch (error) {
        if (!(error instanceof Deeper)) throw error;
        outermost = undefined;
        error.kept.get(error.certain);
      } finally {
        outermost = undefined;
      }
    }
  }

  /** All values from this one on lead to one another. One that may not be evaluated at all is no error. */
  #closed(certain: boolean): Unknown {
    const { active } = this.run;
    const ring = active.slice(active.lastIndexOf(this));
    const first = firstOf(ring);
    const isCertain = certain && ring.every((each) => each === this || each.#certain);
    if (!isCertain) return faulty(`circle:${placeKey(first.place)}`, messageOf(ring, first), { place: first.place });
    const [told] = ring.flatMap((each) => each.#circle ?? []);
    const closed = told ?? circle(this.run, messageOf(ring, first), first.place);
    for (const each of ring) each.#circle ??= closed;
    return closed;
  }
}

/** What a frame makes known once, apart from variables, parameters and members. */
export class KeptOnce extends Kept {
  readonly label = undefined;
  readonly place: Place;
  readonly run: Keeping;
  readonly #compute: () => Maybe;

  constructor(run: Keeping, place: Place, compute: () => Maybe) {
    super();
    this.run = run;
    this.place = place;
    this.#compute = compute;
  }

  protected override compute(): Maybe {
    return this.#compute();
  }
}

/** The same whichever of them was asked for first. */
function firstOf(ring: readonly Kept[]): Kept {
  return ring.reduce((first, each) => (placeKey(each.place) < placeKey(first.place) ? each : first));
}

/** Values of a circle that its message tells. */
const maxShown = 12;

function messageOf(ring: readonly Kept[], first: Kept): string {
  const at = ring.indexOf(first);
  const way = [...ring.slice(at), ...ring.slice(0, at), first].flatMap(({ label }) => label ?? []);
  if (first.label === undefined || way.length < 2) return 'this value depends on itself; break the circle';
  const shown = way.length > maxShown ? [...way.slice(0, maxShown - 1), '…', first.label] : way;
  return `${first.label} depends on itself: ${shown.join(' → ')}; break the circle`;
}
