import type { StatementSyntax, TextSpan } from '../syntax.ts';
import { addProblem, type CheckedFile } from './check.ts';

interface Node extends TextSpan {
  readonly kind: string;
}

/** Where a part of a statement stands: as a value of its own, below objects and arrays of a body, or in an expression. */
type Spot = 'value' | 'literal' | 'expression';

/**
 * Loops that stand where the compiler takes none: it has one as the whole value of a declaration, and as a property of
 * the body of a resource or module, in objects and arrays that are written out. What a parameter file assigns is computed
 * when it is read, loops within it too, so none is held against it.
 *
 * Source: `ForSyntaxValidatorVisitor` of Azure/bicep, src/Bicep.Core/TypeSystem.
 */
export function checkLoops(check: CheckedFile, statement: StatementSyntax): void {
  switch (statement.kind) {
    case 'resource':
    case 'module':
      walk(check, statement.body, 'value', true);
      return;
    case 'var':
    case 'output':
      walk(check, statement.value, 'value', false);
      return;
    case 'param':
      if (statement.defaultValue) walk(check, statement.defaultValue, 'expression', false);
      return;
    case 'metadata':
    case 'assert':
      walk(check, statement.value, 'expression', false);
      return;
    case 'func':
      walk(check, statement.lambda, 'expression', false);
      return;
    default:
      return;
  }
}

function walk(check: CheckedFile, node: Node, spot: Spot, isBody: boolean): void {
  if (node.kind === 'for' && spot !== 'value') {
    const message = `a loop [for …] is not allowed here: put it into a variable, of which it is the whole value, or ${isBody ? 'make it a property of the body' : 'use map()'}`;
    addProblem(check, 'misplaced-loop', message, node);
  }
  if (node.kind === 'resource') {
    for (const child of childrenOf(node)) walk(check, child, 'value', true);
    return;
  }
  const inside = spotInside(node, spot, isBody);
  for (const child of childrenOf(node)) walk(check, child, inside, isBody);
}

function spotInside({ kind }: Node, spot: Spot, isBody: boolean): Spot {
  if (kind === 'objectProperty') return isBody && spot === 'literal' ? 'value' : 'expression';
  if (kind === 'object' || kind === 'array' || kind === 'parenthesized' || kind === 'for' || kind === 'if')
    return spot === 'expression' ? 'expression' : 'literal';
  return 'expression';
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((part: unknown) => (Array.isArray(part) ? part : [part]))
    .filter(isNode);
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'kind' in part && 'start' in part;
}
