import type {
  AssertSyntax,
  FunctionSyntax,
  MetadataSyntax,
  ModuleSyntax,
  OutputSyntax,
  ParameterSyntax,
  TargetScopeSyntax,
  TestSyntax,
  TypeDeclarationSyntax,
  VariableSyntax,
} from './declaration.ts';
import type { ErrorSyntax, MissingSyntax, ResourceSyntax } from './expression.ts';
import type {
  ExtendsSyntax,
  ExtensionConfigSyntax,
  ExtensionSyntax,
  ImportSyntax,
  ParameterAssignmentSyntax,
  UsingSyntax,
} from './linking.ts';
import type { TextSpan } from './span.ts';

/** What a file consists of. */
export type StatementSyntax =
  | TargetScopeSyntax
  | MetadataSyntax
  | ParameterSyntax
  | VariableSyntax
  | TypeDeclarationSyntax
  | FunctionSyntax
  | ResourceSyntax
  | ModuleSyntax
  | TestSyntax
  | OutputSyntax
  | AssertSyntax
  | ImportSyntax
  | ExtensionSyntax
  | ExtensionConfigSyntax
  | UsingSyntax
  | ExtendsSyntax
  | ParameterAssignmentSyntax
  | MissingSyntax
  | ErrorSyntax;

/** A whole .bicep or .bicepparam file. */
export interface ProgramSyntax extends TextSpan {
  readonly kind: 'program';
  readonly statements: readonly StatementSyntax[];
}
