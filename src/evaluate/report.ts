import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import type { Place } from '../template/place.ts';
import type { Frame, Run } from './context.ts';
import { root } from './term.ts';
import type { Unknown } from './value.ts';

/** A text that is the same for the same place of the same file. */
export function placeKey(place: Place): string {
  if (place.kind === 'text') return `${place.source.path}@${place.span.start}-${place.span.end}`;
  const steps: (string | number)[] = [];
  for (let route = place.route; route !== null; route = route.parent) steps.push(route.key);
  const inner = place.inner ? `@${place.inner.start}-${place.inner.end}` : '';
  return `${place.source.path}#${steps.reverse().join('/')}${inner}`;
}

/** Reports an error of the template once, however often it is met, and gives the unknown that stands for its value. */
export function fail(run: Run, code: string, message: string, place: Place, expression?: string): Unknown {
  return note(run, diagnostic('error', code, message, place), expression);
}

/** The same, where what is evaluated may not happen at all: then nothing is reported. */
export function problem(frame: Frame, code: string, message: string, place: Place, expression = 'error'): Unknown {
  if (!frame.uncertain) return fail(frame.deployment.run, code, message, place, expression);
  return root(`error:${code} ${placeKey(place)} ${message}`, message, { place, expression });
}

/**
 * A value that leads back to itself. Where resources of other deployments are read by their ids it may be read before it
 * is deployed: then it is what is there already, and no circle.
 */
export function circle(frame: Frame, message: string, place: Place, expression?: string): Unknown {
  if (!frame.deployment.run.readsElsewhere) return problem(frame, 'circular-reference', message, place, expression);
  const reason = 'it may be read before it is deployed, and what is there already is only known to Azure';
  return root(`circle:${placeKey(place)}`, reason, { place, ...(expression !== undefined && { expression }) });
}

/** Reports a diagnostic once and gives an unknown that carries its message as the reason. `expression` is what failed. */
export function note(run: Run, problem: Diagnostic, expression = 'error'): Unknown {
  const key = `${problem.code} ${placeKey(problem.place)} ${problem.message}`;
  if (!run.reported.has(key)) {
    run.reported.add(key);
    run.diagnostics.push(problem);
  }
  return root(`error:${key}`, problem.message, { place: problem.place, expression });
}
