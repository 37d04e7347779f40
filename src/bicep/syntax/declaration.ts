import type {
  BodySyntax,
  Declared,
  ErrorSyntax,
  ExpressionSyntax,
  IdentifierSyntax,
  ObjectSyntax,
  ReferenceStringSyntax,
} from './expression.ts';
import type { TextSpan } from './span.ts';
import type { TypeSyntax } from './type.ts';

/** `targetScope = 'subscription'` */
export interface TargetScopeSyntax extends Declared {
  readonly kind: 'targetScope';
  readonly value: ExpressionSyntax;
}

export interface MetadataSyntax extends Declared {
  readonly kind: 'metadata';
  readonly name: IdentifierSyntax;
  readonly value: ExpressionSyntax;
}

/** `param name type = default` in a .bicep file. */
export interface ParameterSyntax extends Declared {
  readonly kind: 'param';
  readonly name: IdentifierSyntax;
  readonly type: TypeSyntax;
  readonly defaultValue?: ExpressionSyntax;
}

export interface VariableSyntax extends Declared {
  readonly kind: 'var';
  readonly name: IdentifierSyntax;
  readonly type?: TypeSyntax;
  readonly value: ExpressionSyntax;
}

export interface TypeDeclarationSyntax extends Declared {
  readonly kind: 'type';
  readonly name: IdentifierSyntax;
  readonly value: TypeSyntax;
}

/** `func name(a string, b int) string => body` */
export interface FunctionSyntax extends Declared {
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

export interface ModuleSyntax extends Declared {
  readonly kind: 'module';
  readonly name: IdentifierSyntax;
  readonly path: ReferenceStringSyntax;
  readonly body: BodySyntax;
}

export interface TestSyntax extends Declared {
  readonly kind: 'test';
  readonly name: IdentifierSyntax;
  readonly path: ReferenceStringSyntax;
  readonly body: ObjectSyntax | ErrorSyntax;
}

export interface OutputSyntax extends Declared {
  readonly kind: 'output';
  readonly name: IdentifierSyntax;
  readonly type: TypeSyntax;
  readonly value: ExpressionSyntax;
}

export interface AssertSyntax extends Declared {
  readonly kind: 'assert';
  readonly name: IdentifierSyntax;
  readonly value: ExpressionSyntax;
}
