import {
  childrenOf,
  type DecoratorSyntax,
  type ObjectSyntax,
  type StatementSyntax,
  type SyntaxNode,
} from '../syntax.ts';
import { resourcesOf } from './bind.ts';
import type { BicepFile, ResourceSymbol } from './file.ts';
import { bodyOf, propertyOf } from './references.ts';

/**
 * Whether the compiler writes symbolic names (languageVersion 2.0) for a file, as it does for one with types, functions,
 * imports, extensions and some decorators: nested templates then have expressions of inner scope. Features that
 * `bicepconfig.json` switches on are not looked at.
 */
export function usesSymbolicNames(file: BicepFile): boolean {
  return file.program.statements.some(isNewer) || resourcesOf(file).some(isNewerResource);
}

function isNewer(statement: StatementSyntax): boolean {
  switch (statement.kind) {
    case 'extension':
    case 'import':
    case 'type':
    case 'func':
      return true;
    case 'var':
      return statement.type !== undefined;
    case 'param':
      return hasNewerType(statement.type);
    case 'output':
      return hasNewerType(statement.type) || statement.decorators.some((each) => nameOf(each) === 'secure');
    case 'module':
      return propertyOf(bodyOf(statement).object, 'name') === undefined;
    default:
      return false;
  }
}

const newerTypes = /^(objectType|arrayType|tupleType|unionType|nullableType)$/;

function hasNewerType(node: SyntaxNode): boolean {
  return newerTypes.test(node.kind) || childrenOf(node).some(hasNewerType);
}

function nameOf({ expression }: DecoratorSyntax): string {
  return expression.kind === 'functionCall' || expression.kind === 'methodCall' ? expression.name.name : '';
}

const newerDecorators = /^(onlyIfNotExists|retryOn|nullIfNotFound|waitUntil|patch)$/;

function isNewerResource(symbol: ResourceSymbol): boolean {
  const { syntax } = symbol;
  const { object } = bodyOf(symbol);
  if (syntax.decorators.some((each) => newerDecorators.test(nameOf(each)))) return true;
  return (
    (syntax.existing && propertyOf(object, 'dependsOn') !== undefined) || (object !== undefined && usesThis(object))
  );
}

function usesThis(node: SyntaxNode | ObjectSyntax): boolean {
  if (node.kind === 'methodCall' && node.base.kind === 'variableAccess' && node.base.name === 'this') return true;
  return childrenOf(node).some(usesThis);
}
