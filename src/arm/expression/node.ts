import type { Scalar } from '../../template/expression.ts';

/**
 * A parsed expression without a place: only offsets within the decoded string, so that one tree serves every place that
 * holds the same text. `bindNode` gives it a place.
 */
export type Node = LiteralNode | CallNode | AccessNode;

interface NodeSpan {
  /** UTF-16 offsets within the decoded string, the opening bracket being at 0; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface LiteralNode extends NodeSpan {
  readonly kind: 'literal';
  readonly value: Scalar;
}

export interface CallNode extends NodeSpan {
  readonly kind: 'call';
  /** `contoso` in `contoso.makeName('x')`. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Where the name (with its namespace) ends. */
  readonly nameEnd: number;
  readonly args: readonly Node[];
}

export interface AccessNode extends NodeSpan {
  readonly kind: 'access';
  readonly base: Node;
  readonly key: Node;
  readonly safe: boolean;
}

/** What is wrong with an expression's text, and where. */
export interface SyntaxProblem extends NodeSpan {
  readonly code: 'expression-syntax' | 'expression-too-long';
  readonly message: string;
}

/** The text of an expression, parsed. Never changed once made: it is shared by every place with that text. */
export type ParsedText = ParsedExpression | UnparsedExpression;

export interface ParsedExpression {
  readonly kind: 'parsed';
  readonly root: Node;
  /** Every call in the tree, in the order in which they end. */
  readonly calls: readonly CallNode[];
}

export interface UnparsedExpression {
  readonly kind: 'unparsed';
  readonly problem: SyntaxProblem;
}
