import type { ReadBicep } from '../bicep/read.ts';
import type { LintDiagnostic } from '../result/result.ts';
import type { JsonObject } from '../source/json.ts';
import type { SourceText } from '../source/text.ts';
import type { Template } from '../template/template.ts';

/** What a file turned out to be. */
export type Document =
  | {
      readonly kind: 'template';
      readonly source: SourceText;
      readonly template: Template;
      readonly warnings: readonly LintDiagnostic[];
    }
  | { readonly kind: 'parameters'; readonly source: SourceText; readonly json: JsonObject }
  | { readonly kind: 'bicep-parameters'; readonly source: SourceText; readonly read: ReadBicep }
  | { readonly kind: 'other' }
  | {
      readonly kind: 'failed';
      readonly diagnostics: readonly LintDiagnostic[];
      /** It is JSON that does not begin as templates do, so that it matters only where it is named. */
      readonly isData?: boolean;
    };
