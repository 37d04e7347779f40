import type { TypedLambdaSyntax, TypedParameterSyntax } from './syntax/declaration.ts';
import type {
  DecoratorSyntax,
  ExpressionSyntax,
  IdentifierSyntax,
  IfSyntax,
  ObjectPropertySyntax,
  SpreadSyntax,
  StringPieceSyntax,
} from './syntax/expression.ts';
import type { ImportItemSyntax, ImportListSyntax, NoneSyntax, WildcardImportSyntax } from './syntax/linking.ts';
import type { ProgramSyntax, StatementSyntax } from './syntax/statement.ts';
import type { ObjectTypePropertySyntax, ObjectTypeRestSyntax, TupleItemSyntax, TypeSyntax } from './syntax/type.ts';

/**
 * Bicep's syntax tree: plain data, told apart by `kind`, every node with `start` and `end` offsets into the text.
 * White space and comments are not in it; nodes cover what was written for them, so the text between is at hand.
 */
export type SyntaxNode =
  | ProgramSyntax
  | StatementSyntax
  | ExpressionSyntax
  | TypeSyntax
  | DecoratorSyntax
  | IdentifierSyntax
  | StringPieceSyntax
  | ObjectPropertySyntax
  | SpreadSyntax
  | IfSyntax
  | TypedLambdaSyntax
  | TypedParameterSyntax
  | ObjectTypePropertySyntax
  | ObjectTypeRestSyntax
  | TupleItemSyntax
  | WildcardImportSyntax
  | ImportListSyntax
  | ImportItemSyntax
  | NoneSyntax;

export type * from './syntax/declaration.ts';
export type * from './syntax/expression.ts';
export type * from './syntax/linking.ts';
export type * from './syntax/span.ts';
export type * from './syntax/statement.ts';
export type * from './syntax/type.ts';

/** The nodes directly within a node, in source order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) for (const item of value) children.push(item);
    else if (isNode(value)) children.push(value);
  }
  return node.kind === 'interpolatedString' ? children.sort((a, b) => a.start - b.start || a.end - b.end) : children;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
