import { bicepShown } from '../../bicep/write.ts';
import { jsonText } from '../../source/json/write.ts';
import type { Formula } from '../../template/formula.ts';
import { type Spelling, spell } from '../../template/message.ts';
import { formulaOfTerm } from '../../values/formula.ts';
import { guardsWhere } from '../../values/guard.ts';
import { brief, termMessage } from '../../values/print.ts';
import type { Atom, Guard, Value } from '../../values/value.ts';

/** How a condition that is not known reads: `parameters('zoned') is true`; in Bicep `zoned is true`, `count > 0`. */
export function conditionText(condition: Value, spelling: Spelling): string {
  const cases = guardsWhere(condition, true).map((guard) => guardText(guard, spelling));
  const shown = cases.slice(0, 3).join(', or ');
  return cases.length > 3 ? `${shown}, or …` : shown || spell(brief(condition), spelling);
}

function guardText(guard: Guard, spelling: Spelling): string {
  return guard.map((atom) => atomText(atom, spelling)).join(' and ');
}

function atomText({ term, value, negated }: Atom, spelling: Spelling): string {
  const expression = spell(termMessage(term), spelling);
  if (value === !negated && spelling === bicepShown && !term.secure && isComparison(formulaOfTerm(term)))
    return expression;
  if (typeof value === 'boolean') return `${expression} is ${negated ? !value : value}`;
  return `${expression} is ${negated ? 'not ' : ''}${value === null ? 'null' : jsonText(typeof value === 'bigint' ? String(value) : value)}`;
}

/** What is an operator between two values says by itself what is true; ARM's are functions. */
function isComparison(formula: Formula): boolean {
  if (formula.kind !== 'call') return false;
  const name = formula.name.toLowerCase();
  const [inner] = formula.args;
  return name === 'not' ? inner?.kind === 'call' && inner.name.toLowerCase() === 'equals' : comparisons.has(name);
}

const comparisons = new Set(['less', 'lessorequals', 'greater', 'greaterorequals', 'equals', 'and', 'or']);
