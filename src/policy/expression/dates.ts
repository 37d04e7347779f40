import { EvaluationError } from '../../values/functions/entry.ts';
import { apply } from '../../values/term.ts';
import type { Value } from '../../values/value.ts';

const millisecondsADay = 86_400_000;

/** `addDays(date, number)`: an ISO 8601 date so many days later. */
export function addDays(date: Value, days: Value): Value {
  if (typeof date === 'object' && date !== null) return apply('addDays', [date, days], 'string');
  if (typeof days === 'object' && days !== null) return apply('addDays', [date, days], 'string');
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time) || typeof days !== 'number') {
    throw new EvaluationError('wrong-type', 'addDays() takes an ISO 8601 date and a whole number');
  }
  return new Date(time + days * millisecondsADay).toISOString();
}
