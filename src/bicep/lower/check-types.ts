import { closest } from '../../template/suggest.ts';
import type { DecoratorSyntax, TypeNameSyntax, TypeSyntax } from '../syntax.ts';
import { type Check, checkDecorator, report } from './check.ts';
import { checkExpression } from './check-expressions.ts';

const builtIn: readonly string[] = ['string', 'int', 'bool', 'object', 'array', 'any'];
const namespaces: ReadonlySet<string> = new Set(['az', 'sys']);
const nothing: ReadonlySet<string> = new Set();

/** Every name in a type. */
export function checkType(check: Check, type: TypeSyntax): void {
  switch (type.kind) {
    case 'typeName':
      checkTypeName(check, type);
      return;
    case 'objectType':
      for (const item of type.items) {
        checkDecorators(check, item.decorators);
        checkType(check, item.value);
      }
      return;
    case 'tupleType':
      for (const item of type.items) {
        if (item.kind === 'error') continue;
        checkDecorators(check, item.decorators);
        checkType(check, item.value);
      }
      return;
    default:
      for (const part of partsOf(type)) checkType(check, part);
  }
}

function partsOf(type: Exclude<TypeSyntax, { kind: 'typeName' | 'objectType' | 'tupleType' }>): readonly TypeSyntax[] {
  switch (type.kind) {
    case 'arrayType':
      return [type.item];
    case 'unionType':
      return type.members;
    case 'parenthesizedType':
      return [type.type];
    case 'nullableType':
    case 'nonNullableType':
    case 'typeProperty':
    case 'typeIndex':
    case 'typeItems':
    case 'typeAdditionalProperties':
      return [type.base];
    case 'unaryType':
      return [type.operand];
    default:
      return [];
  }
}

export function checkDecorators(check: Check, decorators: readonly DecoratorSyntax[]): void {
  for (const decorator of decorators)
    for (const argument of checkDecorator(check, decorator)) checkExpression(check, argument, nothing);
}

function checkTypeName(check: Check, type: TypeNameSyntax): void {
  const { name } = type;
  const symbol = check.file.symbols.get(name);
  if (name === '' || (symbol === undefined && (builtIn.includes(name) || namespaces.has(name)))) return;
  if (symbol?.kind === 'type' || symbol?.kind === 'imported' || symbol?.kind === 'wildcard') return;
  if (symbol?.kind === 'extension') return;
  if (symbol !== undefined) {
    report(check, 'not-a-type', `'${name}' is a value, not a type`, type);
    return;
  }
  const types = Array.from(check.file.symbols).flatMap(([each, { kind }]) => (kind === 'type' ? [each] : []));
  const hint = closest(name, [...builtIn, ...types]);
  const advice = hint === undefined ? '' : `; did you mean '${hint}'?`;
  report(check, 'unknown-type', `there is no type called '${name}' in this file${advice}`, type);
}
