import { literalFits, type Misfit } from '../../resource-types/literal.ts';
import type { Property } from '../../resource-types/property.ts';
import type { PropertyType } from '../../resource-types/shape.ts';
import { shortJson } from '../../source/json/write.ts';
import { hint } from '../../template/suggest.ts';
import { isPlainArray, isPlainObject, type Plain, toPlain } from '../../values/plain.ts';
import type { Value } from '../../values/value.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { ConditionOperator } from '../operators/operator.ts';
import type { Checking } from './subject.ts';

/** A literal of a condition against the type of the property it is compared with. */
export function checkOperand(
  property: Property,
  operator: ConditionOperator,
  value: Value,
  at: DocumentPath,
  checking: Checking,
): void {
  const { type } = property;
  if (operator.operand === 'order' && !isOrdered(type)) {
    checking.problems.push({ at, message: `'${property.path}' is ${kindText(type)}: it cannot be ordered` });
  }
  const plain = toPlain(value);
  if (plain === undefined || plain === null || (operator.operand === 'list' && !isPlainArray(plain))) return;
  if (operator.operand !== 'any' && operator.operand !== 'list') return;
  const literals = operator.operand === 'list' && isPlainArray(plain) ? plain : [plain];
  for (const [index, literal] of literals.entries()) {
    const place = operator.operand === 'list' ? [...at, index] : at;
    if (literal !== '') reportMisfit(property, asJson(literal, type), place, checking, false);
  }
}

/** A literal that a fix writes: it has to fit, and an object has to be whole. */
export function checkWritten(property: Property, value: unknown, at: DocumentPath, checking: Checking): void {
  reportMisfit(property, value, at, checking, true);
}

function reportMisfit(property: Property, value: unknown, at: DocumentPath, checking: Checking, whole: boolean): void {
  const fit = literalFits(property.type, value, { whole });
  if (fit.kind === 'fits') return;
  const [near] = fit.suggestions;
  checking.problems.push({
    at,
    message: misfitText(property, value, fit, whole),
    severity: fit.kind === 'unlisted' && near === undefined ? 'warning' : 'error',
  });
}

function misfitText(
  { path, type }: Property,
  value: unknown,
  { at, expected, suggestions }: Misfit,
  whole: boolean,
): string {
  const inner = at === '' ? '' : ` at '${at}'`;
  const members = !whole && type.kind === 'array' && !Array.isArray(value) ? `; count its members: '${path}[*]'` : '';
  return `'${path}' expects ${expected}${inner}, not ${shortJson(value)}${hint(suggestions[0])}${members}`;
}

function isOrdered(type: PropertyType): boolean {
  return (
    type.kind === 'any' ||
    type.kind === 'integer' ||
    type.kind === 'string' ||
    (type.kind === 'choice' && type.of.some(isOrdered))
  );
}

function kindText(type: PropertyType): string {
  return type.kind === 'object' || type.kind === 'array' ? `an ${type.kind}` : `a ${type.kind}`;
}

/** Conditions compare texts: `"true"` is as good as `true`, and `"5"` as `5`. */
function asJson(plain: Plain, type: PropertyType): unknown {
  if (isPlainArray(plain)) return plain.map((each) => asJson(each, { kind: 'any' }));
  if (isPlainObject(plain))
    return Object.fromEntries(Array.from(plain, ([key, each]) => [key, asJson(each, { kind: 'any' })]));
  if (typeof plain !== 'string') return plain;
  if (type.kind === 'boolean' && /^(true|false)$/i.test(plain)) return plain.toLowerCase() === 'true';
  return type.kind === 'integer' && /^-?\d+$/.test(plain) ? Number(plain) : plain;
}
