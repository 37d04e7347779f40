import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import type { Formula } from '../template/formula.ts';
import { type Message, messageKey } from '../template/message.ts';
import { type Place, placeKey } from '../template/place.ts';
import type { DiagnosticCode } from '../template/rules.ts';
import { type Budget, maxResources, maxStepsOfValue, type Overrun } from '../values/budget.ts';
import { overspentReason } from '../values/overspent.ts';
import { faulty } from '../values/term.ts';
import { keyOf, type Unknown, type Value } from '../values/value.ts';

/** Where a run tells what is wrong with its templates. */
export interface Telling {
  readonly diagnostics: Diagnostic[];
  /** Diagnostics already reported, by place and message: a loop reports once. */
  readonly reported: Set<string>;
  readonly budget: Budget;
  /** Whether a resource was read by its id that another deployment declares: so it may be read before it is deployed. */
  readsElsewhere: boolean;
}

/** What a value depends on that somebody else decides. */
export interface Origin {
  /** The end of a sentence that names it; empty for nothing. */
  readonly text: Message;
  /** A parameter that a parameter file leaves empty: that is to be filled in. */
  readonly empty?: OriginParameter;
  /** A parameter of the whole run that has its default, instead of which another value may be passed. */
  readonly replaceable?: OriginParameter;
}

export interface OriginParameter {
  readonly name: string;
  readonly place: Place;
}

/** Where an error is met: what may not happen has none. */
interface Certainty {
  readonly deployment: { readonly run: Telling };
  readonly uncertain?: true;
}

/** A text that tells the copies of loops apart that a place stands in. */
export function copyKey({ indices }: { readonly indices: ReadonlyMap<string, Value> }): string {
  return indices.size === 0 ? '' : `[${Array.from(indices, ([name, index]) => `${name}=${keyOf(index)}`).join()}]`;
}

/** Reports an error of the template once, however often it is met, and gives the unknown that stands for its value. */
export function fail(
  run: Telling,
  code: DiagnosticCode,
  message: Message,
  place: Place,
  formula?: () => Formula,
): Unknown {
  return note(run, diagnostic('error', code, message, place), formula);
}

/** The same, once a place: what the message tells of may be reached there in many ways. */
export function failOnce(run: Telling, code: DiagnosticCode, message: Message, place: Place): void {
  const key = `${code} ${placeKey(place)}`;
  if (!run.reported.has(key)) fail(run, code, message, place);
  run.reported.add(key);
}

/** The same, where what is evaluated may not happen at all: then nothing is reported. */
export function problem(
  frame: Certainty,
  code: DiagnosticCode,
  message: Message,
  place: Place,
  formula?: () => Formula,
): Unknown {
  if (!frame.uncertain) return fail(frame.deployment.run, code, message, place, formula);
  return untold(code, message, place, formula);
}

function untold(code: DiagnosticCode, message: Message, place: Place, formula: (() => Formula) | undefined): Unknown {
  return faulty(`error:${code} ${placeKey(place)} ${messageKey(message)}`, message, { place }, formula);
}

/**
 * The same, as certain as what the value depends on: what a parameter file leaves empty is to be filled in, and instead of
 * a default another value may be passed. Each is told once, however much depends on it.
 */
export function problemFrom(
  { empty, replaceable }: Origin,
  frame: Certainty,
  code: DiagnosticCode,
  message: Message,
  place: Place,
  formula?: () => Formula,
): Unknown {
  const { run } = frame.deployment;
  if (frame.uncertain || (!empty && !replaceable)) return problem(frame, code, message, place, formula);
  if (empty) {
    const told = `parameter '${empty.name}' is left empty here, so what is made of it is not known`;
    return note(run, diagnostic('note', 'placeholder', told, empty.place), formula);
  }
  const key = replaceable && `${code} default ${placeKey(replaceable.place)}`;
  if (key === undefined || run.reported.has(key)) return untold(code, message, place, formula);
  run.reported.add(key);
  return note(run, diagnostic('warning', code, message, place), formula);
}

/**
 * A value that leads back to itself. Where resources of other deployments are read by their ids it may be read before it
 * is deployed: then it is what is there already, and no circle.
 */
export function circle(run: Telling, message: Message, place: Place, formula?: () => Formula): Unknown {
  if (!run.readsElsewhere) return fail(run, 'circular-reference', message, place, formula);
  const reason = 'it may be read before it is deployed, and what is there already is only known to Azure';
  return faulty(`circle:${placeKey(place)}`, reason, { place }, formula);
}

/** Reports a diagnostic once and gives an unknown that carries its message as the reason. `formula` is what failed. */
export function note(run: Telling, problem: Diagnostic, formula?: () => Formula): Unknown {
  const key = `${problem.code} ${placeKey(problem.place)} ${messageKey(problem.message)}`;
  if (!run.reported.has(key)) {
    run.reported.add(key);
    run.diagnostics.push(problem);
  }
  return faulty(`error:${key}`, problem.message, { place: problem.place }, formula);
}

/** What stands for a value that costs too much. */
export function overspent(run: Telling, place: Place): Unknown {
  tellOverrun(run, 'steps', place);
  return faulty(`budget:${placeKey(place)}`, overspentReason, { place });
}

/** Notes what the budget does not reach for; `problemsOf` tells it. */
export function tellOverrun({ budget }: Telling, kind: Overrun, place: Place): void {
  const places = budget.told.get(kind) ?? new Map<string, Place>();
  budget.told.set(kind, places.set(placeKey(place), place));
}

/** What was found wrong while a run was evaluated, and in one line each what its budget did not reach for. */
export function problemsOf({ diagnostics, budget }: Telling): Diagnostic[] {
  return [...diagnostics, ...Array.from(budget.told).flatMap(([kind, places]) => overrun(kind, places, budget) ?? [])];
}

const overruns: Readonly<Record<Overrun, string>> = {
  steps: `is more work than the budget allows (${maxStepsOfValue} steps for a value); it is unknown`,
  resources: `makes more resources than the budget allows (${maxResources} for a template with all that it deploys); a loop is judged as one copy, and a deployment is not followed`,
};

/** Told at the first of the places, whichever of them was met first. */
function overrun(kind: Overrun, places: ReadonlyMap<string, Place>, { root: whole }: Budget): Diagnostic | undefined {
  const [[, first] = ['', whole]] = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  const others = places.size > 1 ? `, as in ${places.size - 1} more places,` : '';
  return first && diagnostic('warning', 'budget', `this value${others} ${overruns[kind]}`, first);
}
