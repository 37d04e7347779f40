import { chained, closest } from '../../template/suggest.ts';
import type { DecoratorSyntax, TypeCallSyntax, TypeNameSyntax, TypeSyntax } from '../syntax.ts';
import { addProblem, type CheckedFile } from './check.ts';
import { type Decorated, decoratorArguments } from './check-decorators.ts';
import { checkExpressionNames } from './check-expressions.ts';
import { checkMember } from './check-imports.ts';
import { declaredAs } from './file.ts';
import { namespaceOf } from './namespaces.ts';

const builtIn: readonly string[] = ['string', 'int', 'bool', 'object', 'array', 'any'];
const nothing: ReadonlySet<string> = new Set();

/** Every name in a type. */
export function checkTypeNames(check: CheckedFile, type: TypeSyntax): void {
  switch (type.kind) {
    case 'typeName':
      checkTypeName(check, type);
      return;
    case 'objectType':
      for (const item of type.items) {
        checkDecorators(check, item.decorators, { kind: 'member', type: item.value });
        checkTypeNames(check, item.value);
      }
      return;
    case 'tupleType':
      for (const item of type.items) {
        if (item.kind === 'error') continue;
        checkDecorators(check, item.decorators, { kind: 'member', type: item.value });
        checkTypeNames(check, item.value);
      }
      return;
    case 'typeCall':
      checkTypeCall(check, type);
      return;
    default:
      if (type.kind === 'typeProperty' && type.base.kind === 'typeName') checkMember(check, type.base.name, type.name);
      for (const part of partsOf(type)) checkTypeNames(check, part);
  }
}

function partsOf(
  type: Exclude<TypeSyntax, { kind: 'typeName' | 'objectType' | 'tupleType' | 'typeCall' }>,
): readonly TypeSyntax[] {
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

export function checkDecorators(
  check: CheckedFile,
  decorators: readonly DecoratorSyntax[],
  decorated: Decorated,
): void {
  for (const argument of decoratorArguments(check, decorators, decorated))
    checkExpressionNames(check, argument, nothing);
}

/** `resourceInput<'type@version'>` and `resourceOutput<…>`, which say what Bicep knows of a resource's type. */
function checkTypeCall(check: CheckedFile, type: TypeCallSyntax): void {
  const { name } = type.name;
  const [first, ...others] = type.arguments;
  if (!/^resource(Input|Output)$/.test(name)) {
    const hint = closest(name, ['resourceInput', 'resourceOutput']);
    const advice = hint === undefined ? '' : `; did you mean '${hint}'?`;
    addProblem(check, 'unknown-type', `'${name}' is not a type with arguments${advice}`, type.name);
  } else if (first === undefined || others.length > 0) {
    const given = type.arguments.length;
    const message = `${name}<'type@version'> expects 1 argument, ${given} ${given === 1 ? 'is' : 'are'} given`;
    addProblem(check, 'argument-count', message, type);
  } else if (first.kind !== 'string' || !/^[^@/]+\/[^@]+@.+$/.test(first.value)) {
    addProblem(check, 'bad-resource-type', `${name} expects a text of the form 'Namespace/type@version'`, first);
  }
}

function checkTypeName(check: CheckedFile, type: TypeNameSyntax): void {
  const { name } = type;
  const symbol = check.file.symbols.get(name);
  if (name === '' || (symbol === undefined && builtIn.includes(name)) || namespaceOf(name, check.file)) return;
  if (symbol?.kind === 'type' || symbol?.kind === 'imported' || symbol?.kind === 'wildcard') return;
  if (symbol?.kind === 'extension') return;
  if (symbol !== undefined) {
    addProblem(check, 'not-a-type', `'${name}' is a value, not a type`, type);
    return;
  }
  const hint = closest(name, chained(builtIn, declaredAs('type', check.file)));
  const advice = hint === undefined ? '' : `; did you mean '${hint}'?`;
  addProblem(check, 'unknown-type', `there is no type called '${name}' in this file${advice}`, type);
}
