import { jsonText } from '../../source/json/write.ts';
import { guardsWhere } from '../../values/guard.ts';
import { brief } from '../../values/print.ts';
import type { Atom, Guard, Value } from '../../values/value.ts';
import type { Spelling } from './bicep-spelling.ts';

/** How a condition that is not known reads: `parameters('zoned') is true`; in Bicep `zoned is true`, `count > 0`. */
export function conditionText(condition: Value, spelling: Spelling): string {
  const cases = guardsWhere(condition, true).map((guard) => guardText(guard, spelling));
  const shown = cases.slice(0, 3).join(', or ');
  return cases.length > 3 ? `${shown}, or …` : shown || spelling(brief(condition));
}

function guardText(guard: Guard, spelling: Spelling): string {
  return guard.map((atom) => atomText(atom, spelling)).join(' and ');
}

function atomText({ term, value, negated }: Atom, spelling: Spelling): string {
  const expression = term.secure ? 'a secure value' : spelling(term.expression);
  if (value === !negated && isComparison.test(expression)) return expression;
  if (typeof value === 'boolean') return `${expression} is ${negated ? !value : value}`;
  return `${expression} is ${negated ? 'not ' : ''}${value === null ? 'null' : jsonText(typeof value === 'bigint' ? String(value) : value)}`;
}

/** Says by itself what is true; ARM's are functions. */
const isComparison = / ([<>]=?|[!=]=|&&|\|\|) /;
