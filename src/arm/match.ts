import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import type { Expression } from '../template/expression.ts';
import { closest, namesIn } from '../template/suggest.ts';
import type { DeploymentArgument, Parameter, ParameterSet, Template } from '../template/template.ts';
import { resolveType } from '../template/type-members.ts';
import { matchValue } from './match/value.ts';

/**
 * Whether a set of parameter values fits a template: each value's type, allowed values and bounds, none missing that is
 * required, none that the template does not declare. Problems stand at the value, missing ones at `parameters`. What is
 * computed is not judged, and the value of a secure parameter is never named.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters
 */
export function matchParameters(template: Template, set: ParameterSet): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const [key, argument] of set.values) {
    const parameter = template.parameters.get(key);
    if (parameter) problems.push(...matchArgument(template, parameter, argument));
    else problems.push(unknownParameter(template, argument));
  }
  for (const [key, parameter] of template.parameters) {
    if (set.values.has(key) || !isRequired(template, parameter)) continue;
    problems.push(missingParameter(template, parameter, set));
  }
  return problems;
}

/**
 * Bicep's compiler wants every value in a .bicepparam file. Beside a JSON file values may be passed when deploying, and
 * secrets mostly are: they are kept out of files.
 */
function missingParameter(template: Template, parameter: Parameter, set: ParameterSet): Diagnostic {
  const secure = resolveType(parameter.type, template.definitions).secure;
  const message = `parameter '${parameter.name}' of ${template.source.path} has no default and gets no value`;
  return diagnostic(
    secure ? 'note' : set.template ? 'error' : 'warning',
    'missing-parameter',
    message,
    set.place ?? parameter.place,
  );
}

export function isRequired(template: Template, { defaultValue, type }: Parameter): boolean {
  return defaultValue === undefined && !resolveType(type, template.definitions).nullable;
}

function matchArgument(template: Template, parameter: Parameter, { value, secret }: DeploymentArgument): Diagnostic[] {
  return secret ? [] : matchGiven(template, parameter, value);
}

/** Whether a value that a parameter is given fits. Null means the default, where there is one. */
export function matchGiven(template: Template, parameter: Parameter, value: Expression): Diagnostic[] {
  if (value.kind === 'literal' && value.value === null && parameter.defaultValue !== undefined) return [];
  return matchDeclared(template, parameter, value);
}

/** Whether a value fits what a parameter declares. */
export function matchDeclared({ definitions }: Template, { name, type }: Parameter, value: Expression): Diagnostic[] {
  return matchValue(value, type, { definitions, label: `parameter '${name}'`, secure: false });
}

function unknownParameter(template: Template, { name, place }: DeploymentArgument): Diagnostic {
  const suggestion = closest(name, namesIn(template.parameters.values()));
  const advice = suggestion ? `; did you mean '${suggestion}'?` : '';
  return diagnostic('error', 'unknown-parameter', `${template.source.path} has no parameter '${name}'${advice}`, place);
}
