import type { Expression, ObjectEntry } from '../../template/expression.ts';
import { type BinaryOperator, conditionalOperator, notOperator, operatorWithSign } from '../../template/operators.ts';
import type { Place } from '../../template/place.ts';
import type {
  ArraySyntax,
  ExpressionSyntax,
  ForSyntax,
  InterpolatedStringSyntax,
  LambdaSyntax,
  ObjectSyntax,
  TextSpan,
  UnarySyntax,
} from '../syntax.ts';
import { lowerIndexAccess, lowerPropertyAccess, wholeResource } from './access.ts';
import { broken, call, interpolation, literal, object } from './build.ts';
import { lowerFunctionCall, lowerMethodCall } from './calls.ts';
import { lowerEntry, unreadItem } from './entries.ts';
import { type Locals, placeAt } from './file.ts';
import { loopName, lowerLoop } from './loops.ts';
import { isSpent, type Lowering, overLimit } from './lowering.ts';
import { lambdaLocals } from './type-of.ts';

/** A Bicep expression in the model's language, with the meaning the compiler gives it. */
export function lower(node: ExpressionSyntax, to: Lowering, locals: Locals, key?: TextSpan): Expression {
  const place = placeAt(to.file.source, node, key);
  if (isSpent(to)) return overLimit(to, place);
  switch (node.kind) {
    case 'string':
    case 'integer':
    case 'boolean':
      return literal(node.value, place);
    case 'null':
      return literal(null, place);
    case 'interpolatedString':
      return lowerInterpolation(node, to, locals, place);
    case 'object':
      return lowerObject(node, to, locals, place);
    case 'array':
      return lowerArray(node, to, locals, place);
    case 'for':
      return lowerFor(node, to, locals, place, key);
    case 'parenthesized':
      return lower(node.expression, to, locals, key);
    case 'nonNull':
      return lower(node.base, to, locals, key);
    case 'unary':
      return lowerUnary(node, to, locals, place);
    case 'binary':
      return lowerBinary(node.operator, lower(node.left, to, locals), lower(node.right, to, locals), place);
    case 'ternary':
      return call(
        conditionalOperator.function,
        [node.condition, node.whenTrue, node.whenFalse].map((part) => lower(part, to, locals)),
        place,
      );
    case 'variableAccess':
      return wholeResource(node, to, locals, place) ?? to.name(node.name, locals, place);
    case 'functionCall':
      return lowerFunctionCall(node, to, locals, place);
    case 'methodCall':
      return lowerMethodCall(node, to, locals, place);
    case 'propertyAccess':
      return lowerPropertyAccess(node, to, locals, place);
    case 'indexAccess':
      return lowerIndexAccess(node, to, locals, place);
    case 'lambda':
      return lowerLambda(node, to, locals, place);
    case 'resourceAccess':
      return wholeResource(node, to, locals, place) ?? broken(`there is no nested resource '${node.name.name}'`, place);
    case 'error':
      return broken('this could not be read', place);
  }
}

function lowerInterpolation(node: InterpolatedStringSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const pieces = node.pieces.map((piece) => piece.value);
  return interpolation(
    pieces,
    node.expressions.map((each) => lower(each, to, locals)),
    place,
  );
}

/** Spreads make a `shallowMerge` of the stretches between them. */
function lowerObject(node: ObjectSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const stretches: Expression[] = [];
  let entries: ObjectEntry[] = [];
  const endStretch = (): void => {
    if (entries.length > 0) stretches.push(object(entries, place));
    entries = [];
  };
  for (const item of node.items) {
    if (item.kind === 'spread') {
      endStretch();
      stretches.push(lower(item.expression, to, locals));
    } else if (item.kind === 'objectProperty') entries.push(lowerEntry(item, to, locals));
    else if (item.kind === 'error') entries.push(unreadItem(item, to));
  }
  if (stretches.length === 0) return object(entries, place);
  endStretch();
  return call('shallowMerge', [{ kind: 'array', items: stretches, place }], place);
}

function lowerArray(node: ArraySyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const { items } = node;
  if (!items.some((item) => item.kind === 'spread')) {
    return {
      kind: 'array',
      items: items.flatMap((item) => (item.kind === 'spread' ? [] : [lower(item, to, locals)])),
      place,
    };
  }
  const parts = items.map((item): Expression => {
    if (item.kind === 'spread') return lower(item.expression, to, locals);
    return { kind: 'array', items: [lower(item, to, locals)], place: placeAt(to.file.source, item) };
  });
  return call('flatten', [{ kind: 'array', items: parts, place }], place);
}

/** A loop over an array: the item is the array's item at the loop's index, so the array is evaluated once. */
function lowerFor(node: ForSyntax, to: Lowering, locals: Locals, place: Place, key?: TextSpan): Expression {
  const loop = lowerLoop(node, to, locals, loopName(node, to, locals, key));
  const body = node.body.kind === 'if' ? node.body.body : node.body;
  return { kind: 'loop', name: loop.name, count: loop.count, body: lower(body, to, loop.locals), place };
}

function lowerLambda(node: LambdaSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const names = node.parameters.map((parameter) => literal(parameter.name, placeAt(to.file.source, parameter)));
  return call('lambda', [...names, lower(node.body, to, lambdaLocals(node, to, locals))], place);
}

function lowerUnary(node: UnarySyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const operand = lower(node.operand, to, locals);
  if (node.operator === notOperator.sign) return call(notOperator.function, [operand], place);
  if (operand.kind === 'literal' && typeof operand.value === 'number') return literal(-operand.value, place);
  if (operand.kind === 'literal' && typeof operand.value === 'bigint') return literal(-operand.value, place);
  return call('sub', [literal(0, place), operand], place);
}

function lowerBinary(operator: BinaryOperator, left: Expression, right: Expression, place: Place): Expression {
  const { function: name, ignoresCase, negated } = operatorWithSign(operator);
  const args = ignoresCase
    ? [call('toLower', [left], left.place), call('toLower', [right], right.place)]
    : [left, right];
  const result = call(name, args, place);
  return negated ? call(notOperator.function, [result], place) : result;
}
