import { ofDefault } from '../../arm/bind/defaults.ts';
import { isRequired, matchDeclared, matchGiven } from '../../arm/match.ts';
import type { Deployment, Instance, SuppliedParameter } from '../../evaluate/context.ts';
import { ExpressionThunk, evaluate } from '../../evaluate/evaluate.ts';
import { declaredType, knownExpression } from '../../evaluate/known-expression.ts';
import { inDefault, templateFrame } from '../../evaluate/parameters.ts';
import { type Diagnostic, diagnostic } from '../../template/diagnostic.ts';
import type { Expression } from '../../template/expression.ts';
import { say } from '../../template/message.ts';
import type { Place } from '../../template/place.ts';
import { closest } from '../../template/suggest.ts';
import type { NestedDeployment, Parameter } from '../../template/template.ts';
import { resolveType } from '../../template/type-members.ts';
import { expand } from '../../values/choice.ts';
import { force, isChoice, type Value } from '../../values/value.ts';

/**
 * What is wrong with the parameters that a nested deployment, a linked template or a module is given: names that it does
 * not have, missing ones, and values that certainly do not fit. Of every deployment, defaults that are computed and do
 * not fit.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters
 */
export function argumentProblems(deployment: Deployment): readonly Diagnostic[] {
  const { call, template } = deployment;
  const problems = Array.from(template.parameters.values(), (parameter) =>
    computedDefault(parameter, deployment),
  ).flat();
  const nested = call?.declaration.deployment;
  if (call === undefined || nested === undefined || !(call.exists === true || isCompiled(call))) return problems;
  const given = Array.from(deployment.supplied).flatMap(([key, supplied]) => {
    const parameter = template.parameters.get(key);
    if (parameter === undefined || supplied.secret || !isJudged(supplied, call)) return [];
    return ofValue(deployment, parameter, supplied);
  });
  const all = isBound(nested, call) ? given : [...ofNames(deployment, call), ...given];
  return [...problems, ...(nested.link?.uri ? all.map(lessCertain) : all)];
}

/** A link by address is taken to mean the file that matches most of its path, which may be of another version. */
function lessCertain(problem: Diagnostic): Diagnostic {
  return { ...problem, severity: 'warning', message: say`${problem.message}; the link is assumed to mean this file` };
}

/** The compiler of Bicep refuses what does not fit, whether the module is deployed or not. */
function isCompiled({ declaration, deployment }: Instance): boolean {
  return deployment.template.language === 'bicep' && declaration.symbol !== undefined;
}

/** Of what may not be deployed only what is written out is certain. */
function isJudged({ value }: SuppliedParameter, call: Instance): boolean {
  return call.exists === true || !(value instanceof ExpressionThunk) || isWritten(value.expression);
}

/** Which parameters a template in place takes is checked with the file that holds it. */
function isBound(nested: NestedDeployment, { deployment }: Instance): boolean {
  const isLiteral = nested.parametersExpression === undefined && nested.parametersLink === undefined;
  return nested.template !== undefined && isLiteral && deployment.template.language === 'arm';
}

function ofNames(deployment: Deployment, call: Instance): Diagnostic[] {
  const { template, supplied, suppliedRest } = deployment;
  const problems: Diagnostic[] = [];
  const names = Array.from(template.parameters.values(), ({ name }) => name);
  for (const [key, { place }] of supplied) {
    if (template.parameters.has(key)) continue;
    const name = call.declaration.deployment?.parameters.get(key)?.name ?? key;
    const hint = closest(name, names);
    const message = `${calledTemplate(deployment)} has no parameter '${name}'${hint === undefined ? '' : `; did you mean '${hint}'?`}`;
    problems.push(diagnostic('error', 'unknown-parameter', message, place));
  }
  const missing = Array.from(template.parameters).filter(
    ([key, parameter]) => !supplied.has(key) && suppliedRest === undefined && isRequired(template, parameter),
  );
  if (missing.length === 0) return problems;
  const list = missing.map(([, { name }]) => `'${name}'`).join(', ');
  const message = `${calledTemplate(deployment)} needs ${list}, which ${missing.length === 1 ? 'is' : 'are'} not passed`;
  const { symbol, name, place } = call.declaration;
  return [...problems, diagnostic('error', 'missing-parameter', message, symbol === undefined ? name.place : place)];
}

function calledTemplate({ template, call }: Deployment): string {
  return template.source === call?.deployment.template.source ? 'the nested template' : template.source.path;
}

function ofValue(deployment: Deployment, parameter: Parameter, { value, place }: SuppliedParameter): Diagnostic[] {
  const written = value instanceof ExpressionThunk ? value.expression : undefined;
  return flawsOf(force(value) ?? null, place, written, (each) => matchGiven(deployment.template, parameter, each), {
    parameter,
    deployment,
  });
}

/** A computed default. Those that are written out are judged with the file they stand in. */
function computedDefault(parameter: Parameter, deployment: Deployment): Diagnostic[] {
  const { defaultValue, name } = parameter;
  if (defaultValue === undefined || deployment.supplied.has(name.toLowerCase()) || deployment.suppliedRest) return [];
  if (isWritten(defaultValue) && deployment.template.language === 'arm') return [];
  const value = evaluate(defaultValue, inDefault(templateFrame(deployment), parameter, deployment));
  const match = (each: Expression): Diagnostic[] => matchDeclared(deployment.template, parameter, each);
  const flaws =
    value === null ? [] : flawsOf(value, defaultValue.place, defaultValue, match, { parameter, deployment });
  return flaws.map((flaw) => ({ ...flaw, severity: 'warning', message: say`${flaw.message}${ofDefault}` }));
}

function isWritten({ kind }: Expression): boolean {
  return kind === 'literal' || kind === 'object' || kind === 'array';
}

interface Given {
  readonly parameter: Parameter;
  readonly deployment: Deployment;
}

/** One of several values is wrong where each of them is. */
function flawsOf(
  value: Value,
  place: Place,
  written: Expression | undefined,
  match: (value: Expression) => Diagnostic[],
  given: Given,
): Diagnostic[] {
  if (!isChoice(value)) {
    const flaw = kindFlaw(value, place, given);
    return flaw ? [flaw] : match(knownExpression(value, place, written));
  }
  const each = expand(value).map((one) => flawsOf(one.value ?? null, place, undefined, match, given));
  return each.every((flaws) => flaws.length > 0) ? (each[0] ?? []) : [];
}

const kinds = {
  string: 'a string',
  int: 'an integer',
  bool: 'true or false',
  object: 'an object',
  array: 'an array',
  any: 'a value',
};

/** A value that is not known may be of a known kind: a text that is put together, a parameter that is passed on. */
function kindFlaw(value: Value, place: Place, { parameter, deployment }: Given): Diagnostic | undefined {
  const { type } = resolveType(parameter.type, deployment.template.definitions);
  const found = declaredType(value);
  if (found === 'any' || type === 'any' || found === type) return undefined;
  const message = `parameter '${parameter.name}' is ${kinds[found]}, expected ${kinds[type]}`;
  return diagnostic('error', 'wrong-type', message, place);
}
