import type {
  DeclaredSyntax,
  ErrorSyntax,
  ExpressionSyntax,
  IdentifierSyntax,
  ObjectSyntax,
  ReferenceStringSyntax,
  StringSyntax,
} from './expression.ts';
import type { TextSpan } from './span.ts';

/** `import {a, b as c} from 'file.bicep'`, `import * as ns from 'file.bicep'` */
export interface ImportSyntax extends DeclaredSyntax {
  readonly kind: 'import';
  readonly symbols: WildcardImportSyntax | ImportListSyntax | ErrorSyntax;
  readonly from: ReferenceStringSyntax;
}

export interface WildcardImportSyntax extends TextSpan {
  readonly kind: 'wildcardImport';
  readonly alias: IdentifierSyntax;
}

export interface ImportListSyntax extends TextSpan {
  readonly kind: 'importList';
  readonly items: readonly (ImportItemSyntax | ErrorSyntax)[];
}

/** `name`, `name as alias`, `'any name' as alias` */
export interface ImportItemSyntax extends TextSpan {
  readonly kind: 'importItem';
  readonly name: IdentifierSyntax | StringSyntax | ErrorSyntax;
  readonly alias?: IdentifierSyntax;
}

/** `extension name with {…} as alias`, where the name is an identifier or a string; also the old `import 'name'`. */
export interface ExtensionSyntax extends DeclaredSyntax {
  readonly kind: 'extension';
  readonly specification: IdentifierSyntax | ReferenceStringSyntax;
  readonly config?: ObjectSyntax | ErrorSyntax;
  readonly alias?: IdentifierSyntax;
}

/** `extensionConfig alias with {…}` in a .bicepparam file. */
export interface ExtensionConfigSyntax extends DeclaredSyntax {
  readonly kind: 'extensionConfig';
  readonly alias: IdentifierSyntax;
  readonly config: ObjectSyntax | ErrorSyntax;
}

/** `using 'main.bicep'`, `using none`, `using 'main.bicep' with {…}` in a .bicepparam file. */
export interface UsingSyntax extends DeclaredSyntax {
  readonly kind: 'using';
  readonly path: ReferenceStringSyntax | NoneSyntax;
  readonly config?: ObjectSyntax | ErrorSyntax;
}

export interface NoneSyntax extends TextSpan {
  readonly kind: 'none';
}

/** `extends 'shared.bicepparam'` */
export interface ExtendsSyntax extends DeclaredSyntax {
  readonly kind: 'extends';
  readonly path: ReferenceStringSyntax;
}

/** `param name = value` in a .bicepparam file. */
export interface ParameterAssignmentSyntax extends DeclaredSyntax {
  readonly kind: 'paramAssignment';
  readonly name: IdentifierSyntax;
  readonly value: ExpressionSyntax;
}
