import { bindTemplate } from '../arm/bind.ts';
import { matchParameters } from '../arm/match.ts';
import type { Deployment } from '../evaluate/context.ts';
import { allDeployments } from '../evaluate/deployments.ts';
import { signatureOf } from '../evaluate/functions/signature.ts';
import type { Diagnostic } from '../template/diagnostic.ts';
import type { ParameterSet, Template } from '../template/template.ts';

const bound = new WeakMap<Template, readonly Diagnostic[]>();

/**
 * What is wrong with the templates of a deployment whatever it evaluates to: syntax, unknown names, argument counts,
 * and parameter values that do not fit. Each template is bound once, however many deployments use it.
 */
export function bindingProblems(root: Deployment, parameters: ParameterSet | undefined): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const templates = new Set(allDeployments(root).map((deployment) => deployment.template));
  for (const template of templates) problems.push(...bindOnce(template));
  if (parameters) problems.push(...parameters.diagnostics, ...matchParameters(root.template, parameters));
  return problems;
}

function bindOnce(template: Template): readonly Diagnostic[] {
  let problems = bound.get(template);
  if (problems === undefined) {
    problems = template.language === 'arm' ? bindTemplate(template, signatureOf) : template.diagnostics;
    bound.set(template, problems);
  }
  return problems;
}
