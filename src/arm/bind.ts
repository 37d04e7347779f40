import type { Diagnostic } from '../template/diagnostic.ts';
import type { SignatureOf } from '../template/functions.ts';
import type { Template } from '../template/template.ts';
import { checkTemplate } from './bind/template.ts';
import { createWalk } from './bind/walk.ts';
import { ArmTemplate } from './template.ts';

/**
 * Everything that is wrong with a template whatever it evaluates to: sections and resources of the wrong shape, syntax
 * errors in expressions, names that nothing declares, wrong numbers of arguments. Looks at every part, nested templates
 * included, so that the answer never depends on what is evaluated later.
 *
 * A nested template is bound with the file that holds it: asked for alone, it has no problems of its own.
 *
 * `signatureOf` finds a function of the template language by its name in any case; `functionNames` are offered where a
 * name is not found.
 */
export function bindTemplate(
  template: Template,
  signatureOf: SignatureOf,
  functionNames: Iterable<string> = [],
): readonly Diagnostic[] {
  if (!(template instanceof ArmTemplate)) return template.diagnostics;
  if (template.route !== null) return [];
  const walk = createWalk({ source: template.source, signatureOf, functionNames, checkNested: checkTemplate });
  checkTemplate(walk, template.json, null);
  return walk.diagnostics;
}
