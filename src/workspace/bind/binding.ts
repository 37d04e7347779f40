import { bindTemplate } from '../../arm/bind.ts';
import { matchParameters } from '../../arm/match.ts';
import { withoutPlaceholders } from '../../arm/placeholders.ts';
import type { Deployment } from '../../evaluate/context.ts';
import { allDeployments } from '../../evaluate/deployments.ts';
import { allFunctions, rowNamed } from '../../evaluate/functions.ts';
import { nameProblems } from '../../evaluate/name-problems.ts';
import { circleProblems } from '../../template/circles.ts';
import type { Diagnostic } from '../../template/diagnostic.ts';
import type { ParameterSet, Template } from '../../template/template.ts';
import { argumentProblems } from './argument-problems.ts';

let functionNames: readonly string[] | undefined;

const bound = new WeakMap<Template, readonly Diagnostic[]>();

/**
 * What is wrong with the templates of a deployment whatever policies ask for: syntax, unknown names, argument counts,
 * names of resources and parameter values that do not fit. Each template is bound once, however many deployments use it.
 */
export function bindingProblems(root: Deployment, parameters: ParameterSet | undefined): readonly Diagnostic[] {
  const problems: (readonly Diagnostic[])[] = [];
  const deployments = allDeployments(root);
  for (const template of new Set(deployments.map((each) => each.template))) problems.push(bindOnce(template));
  for (const each of deployments) problems.push(nameProblems(each), argumentProblems(each));
  const set = parameters && withoutPlaceholders(parameters, root.template);
  if (set) problems.push(set.diagnostics, matchParameters(root.template, set));
  return problems.flat();
}

function bindOnce(template: Template): readonly Diagnostic[] {
  const known = bound.get(template);
  if (known) return known;
  functionNames ??= allFunctions().map(({ name }) => name);
  const problems = [...bindTemplate(template, rowNamed, functionNames), ...circleProblems(template)];
  bound.set(template, problems);
  return problems;
}
