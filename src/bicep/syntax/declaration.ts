import type {
  BodySyntax,
  DeclaredSyntax,
  ErrorSyntax,
  ExpressionSyntax,
  IdentifierSyntax,
  ObjectSyntax,
  ReferenceStringSyntax,
} from './expression.ts';
import type { TextSpan } from './span.ts';
import type { TypeSyntax } from './type.ts';

/** `targetScope = 'subscription'` */
export interface TargetScopeSyntax extends DeclaredSyntax {
  readonly kind: 'targetScope';
  readonly value: ExpressionSyntax;
}

export interface MetadataSyntax extends DeclaredSyntax {
  readonly kind: 'metadata';
  readonly name: IdentifierSyntax;
  readonly value: ExpressionSyntax;
}

/** `param name type = default` in a .bicep file. */
export interface ParameterSyntax extends DeclaredSyntax {
  readonly kind: 'param';
  readonly name: IdentifierSyntax;
  readonly type: TypeSyntax;
  readonly defaultValue?: ExpressionSyntax;
}

export interface VariableSyntax extends DeclaredSyntax {
  readonly kind: 'var';
  readonly name: IdentifierSyntax;
  readonly type?: TypeSyntax;
  readonly value: ExpressionSyntax;
}

export interface TypeDeclarationSyntax extends DeclaredSyntax {
  readonly kind: 'type';
  readonly name: IdentifierSyntax;
  readonly value: TypeSyntax;
}

/** `func name(a string, b int) string => body` */
export interface FunctionSyntax extends DeclaredSyntax {
  readonly kind: 'func';
  readonly name: IdentifierSyntax;
  readonly lambda: TypedLambdaSyntax | ErrorSyntax;
}

export interface TypedLambdaSyntax extends TextSpan {
  readonly kind: 'typedLambda';
  readonly parameters: readonly (TypedParameterSyntax | ErrorSyntax)[];
  readonly returnType: TypeSyntax;
  readonly body: ExpressionSyntax;
}

export interface TypedParameterSyntax extends TextSpan {
  readonly kind: 'typedParameter';
  readonly name: IdentifierSyntax;
  readonly type: TypeSyntax;
}

export interface ModuleSyntax extends DeclaredSyntax {
  readonly kind: 'module';
  readonly name: IdentifierSyntax;
  readonly path: ReferenceStringSyntax;
  readonly body: BodySyntax;
}

export interface TestSyntax extends DeclaredSyntax {
  readonly kind: 'test';
  readonly name: IdentifierSyntax;
  readonly path: ReferenceStringSyntax;
  readonly body: ObjectSyntax | ErrorSyntax;
}

export interface OutputSyntax extends DeclaredSyntax {
  readonly kind: 'output';
  readonly name: IdentifierSyntax;
  readonly type: TypeSyntax;
  readonly value: ExpressionSyntax;
}

export interface AssertSyntax extends DeclaredSyntax {
  readonly kind: 'assert';
  readonly name: IdentifierSyntax;
  readonly value: ExpressionSyntax;
}
