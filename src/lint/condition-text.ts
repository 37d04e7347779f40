import { guardsWhere } from '../evaluate/guard.ts';
import { brief } from '../evaluate/print.ts';
import type { Atom, Guard, Value } from '../evaluate/value.ts';

/** How a condition that is not known reads: `parameters('zoned') is true`. */
export function conditionText(condition: Value): string {
  const cases = guardsWhere(condition, true).map(guardText);
  const shown = cases.slice(0, 3).join(', or ');
  return cases.length > 3 ? `${shown}, or …` : shown || brief(condition);
}

function guardText(guard: Guard): string {
  return guard.map(atomText).join(' and ');
}

function atomText({ term, value, negated }: Atom): string {
  const expression = term.secure ? 'a secure value' : term.expression;
  if (typeof value === 'boolean') return `${expression} is ${negated ? !value : value}`;
  return `${expression} is ${negated ? 'not ' : ''}${value === null ? 'null' : JSON.stringify(typeof value === 'bigint' ? String(value) : value)}`;
}
