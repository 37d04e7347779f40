import { negated } from './functions/negated.ts';
import { apply } from './term.ts';
import { type Alternative, isChoice, type Maybe, type Unknown, type Value } from './value.ts';

/**
 * A choice between true and false over the values of one unknown as a condition on that unknown, where one value alone
 * makes the difference: `environment = 'prod'`. Conditions combine where choices multiply.
 */
export function asCondition(value: Maybe): Value | undefined {
  if (!isChoice(value)) return undefined;
  const { alternatives } = value;
  const term = alternatives[0]?.guard[0]?.term;
  if (term === undefined || !alternatives.every((each) => speaksOf(each, term))) return undefined;
  const [whenTrue, whenFalse] = [true, false].map((truth) => alternatives.filter((each) => each.value === truth));
  if (whenTrue?.length === 1) return conditionOf(whenTrue[0]);
  const condition = whenFalse?.length === 1 ? conditionOf(whenFalse[0]) : undefined;
  if (typeof condition !== 'object' || condition === null || condition.kind !== 'unknown') return undefined;
  return negated(condition);
}

function speaksOf({ guard, value }: Alternative, term: Unknown): boolean {
  const [atom] = guard;
  return guard.length === 1 && atom?.term.key === term.key && !atom.negated && typeof value === 'boolean';
}

function conditionOf(alternative: Alternative | undefined): Value | undefined {
  const atom = alternative?.guard[0];
  if (atom === undefined) return undefined;
  if (typeof atom.value === 'boolean' && atom.term.type === 'bool' && atom.term.domain?.includes(null) !== true) {
    return atom.value ? atom.term : negated(atom.term);
  }
  return apply('equals', [atom.term, atom.value], 'bool');
}
