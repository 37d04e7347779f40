import { childrenOf, type SyntaxNode } from '../../src/bicep/syntax.ts';
import type { Remark } from './dumps.ts';

/** A node in the terms of this comparison: the compiler's tree and ours, reduced to what both have. */
export interface PlainNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly children: PlainNode[];
}

/** The compiler's name of a node (without `Syntax`) → ours. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Program: 'program',
    TargetScope: 'targetScope',
    MetadataDeclaration: 'metadata',
    ParameterDeclaration: 'param',
    VariableDeclaration: 'var',
    TypeDeclaration: 'type',
    FunctionDeclaration: 'func',
    ResourceDeclaration: 'resource',
    ModuleDeclaration: 'module',
    TestDeclaration: 'test',
    OutputDeclaration: 'output',
    AssertDeclaration: 'assert',
    CompileTimeImportDeclaration: 'import',
    ExtensionDeclaration: 'extension',
    ExtensionConfigAssignment: 'extensionConfig',
    UsingDeclaration: 'using',
    ExtendsDeclaration: 'extends',
    ParameterAssignment: 'paramAssignment',
    MissingDeclaration: 'missing',
    SkippedTrivia: 'error',
    Identifier: 'identifier',
    Decorator: 'decorator',
    String: 'string',
    StringTypeLiteral: 'string',
    IntegerLiteral: 'integer',
    IntegerTypeLiteral: 'integer',
    BooleanLiteral: 'boolean',
    BooleanTypeLiteral: 'boolean',
    NullLiteral: 'null',
    NullTypeLiteral: 'null',
    Object: 'object',
    ObjectProperty: 'objectProperty',
    Array: 'array',
    SpreadExpression: 'spread',
    For: 'for',
    IfCondition: 'if',
    ParenthesizedExpression: 'parenthesized',
    UnaryOperation: 'unary',
    BinaryOperation: 'binary',
    TernaryOperation: 'ternary',
    VariableAccess: 'variableAccess',
    FunctionCall: 'functionCall',
    InstanceFunctionCall: 'methodCall',
    PropertyAccess: 'propertyAccess',
    ResourceAccess: 'resourceAccess',
    ArrayAccess: 'indexAccess',
    NonNullAssertion: 'nonNull',
    Lambda: 'lambda',
    TypedLambda: 'typedLambda',
    TypedLocalVariable: 'typedParameter',
    TypeVariableAccess: 'typeName',
    ParameterizedTypeInstantiation: 'typeCall',
    InstanceParameterizedTypeInstantiation: 'typeCall',
    TypePropertyAccess: 'typeProperty',
    TypeArrayAccess: 'typeIndex',
    TypeItemsAccess: 'typeItems',
    TypeAdditionalPropertiesAccess: 'typeAdditionalProperties',
    ArrayType: 'arrayType',
    TupleType: 'tupleType',
    TupleTypeItem: 'tupleItem',
    ObjectType: 'objectType',
    ObjectTypeProperty: 'objectTypeProperty',
    ObjectTypeAdditionalProperties: 'objectTypeRest',
    UnionType: 'unionType',
    NullableType: 'nullableType',
    NonNullableType: 'nonNullableType',
    UnaryTypeOperation: 'unaryType',
    ParenthesizedType: 'parenthesizedType',
    ResourceType: 'resourceType',
    WildcardImport: 'wildcardImport',
    ImportedSymbolsList: 'importList',
    ImportedSymbolsListItem: 'importItem',
    NoneLiteral: 'none',
  }),
);

/** Nodes of the compiler's tree that only wrap others: their children stand for them. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'ArrayItem',
  'FunctionArgument',
  'LocalVariable',
  'VariableBlock',
  'TypedVariableBlock',
  'ParameterDefaultValue',
  'ArrayTypeMember',
  'UnionTypeMember',
  'ParameterizedTypeArgument',
  'AliasAsClause',
  'CompileTimeImportFromClause',
  'ExtensionWithClause',
  'UsingWithClause',
]);

const TREE = /^((?:[|├└─ ]{2})*)(\w+)(?:\((\w+)\))?/;

/** The tree of a `syntax` dump, without tokens. A name of a node that this table lacks is an error of this script. */
export function treeOfDump(remarks: readonly Remark[]): PlainNode {
  const root: PlainNode = { kind: 'dump', start: 0, end: 0, children: [] };
  const path: PlainNode[] = [root];
  for (const { start, end, text } of remarks) {
    const match = TREE.exec(text);
    const name = match?.[2]?.replace(/Syntax$/, '') ?? '';
    const depth = (match?.[1]?.length ?? 0) / 2;
    path.length = depth + 1;
    const parent = path[depth] as PlainNode;
    const node: PlainNode = { kind: KINDS.get(name) ?? name, start, end, children: [] };
    path.push(WRAPPERS.has(name) || name === 'Token' ? parent : node);
    if (WRAPPERS.has(name) || name === 'Token') continue;
    if (!KINDS.has(name)) throw new Error(`The compiler's node ${name} is not in the table of this script.`);
    parent.children.push(node);
  }
  return root.children[0] ?? root;
}

export function treeOfSyntax(node: SyntaxNode): PlainNode {
  const kind = node.kind === 'interpolatedString' ? 'string' : node.kind;
  const children = childrenOf(node).filter((child) => child.kind !== 'stringPiece');
  return { kind, start: node.start, end: node.end, children: children.map(treeOfSyntax) };
}

/** Each node as a text of its kind, place and parent, for comparing trees as bags. */
export function signatures(root: PlainNode): string[] {
  const found: string[] = [];
  const visit = (node: PlainNode, parent: string): void => {
    if (node.kind !== 'program' && isComparable(node, parent))
      found.push(`${node.kind} ${node.start}-${node.end} in ${parent}`);
    for (const child of node.children) visit(child, node.kind);
  };
  visit(root, '');
  return found;
}

/** Names within names are one node here; what is empty or skipped is compared by the errors, not by the nodes. */
function isComparable(node: PlainNode, parent: string): boolean {
  if (node.kind === 'identifier') return node.end > node.start && parent !== 'variableAccess' && parent !== 'typeName';
  return node.kind !== 'error';
}
