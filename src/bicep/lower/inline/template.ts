import type { SourceText } from '../../../source/text.ts';
import type { Expression, ObjectExpression } from '../../../template/expression.ts';
import type { Output, Parameter, ScopeKind, Template, UserFunction, Variable } from '../../../template/template.ts';
import { broken } from '../build.ts';
import { resourcesIn } from './resources.ts';
import { typeIn } from './types.ts';
import {
  type InlineReader,
  inlineLoop,
  inlineMember,
  inlineText,
  inlineValue,
  isInlineLoopList,
  namedEntries,
  templateValue,
} from './values.ts';

/**
 * The template that an object of a Bicep file spells.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates#nested-template
 */
export function inlineTemplate(reader: InlineReader, object: ObjectExpression, source: SourceText): Template {
  const symbolic =
    inlineMember(object, 'resources')?.kind === 'object' ||
    /^\s*([2-9]|\d\d)/.test(inlineText(object, 'languageVersion') ?? '');
  return {
    source,
    language: 'bicep',
    scope: scopeIn(object),
    symbolic,
    ...(reader.outer && { outer: true }),
    parameters: section(object, 'parameters', (name, value) => parameterOf(reader, name, value)),
    variables: new Map(variablesIn(reader, object).map((each) => [each.name.toLowerCase(), each])),
    functions: new Map(
      functionsIn(reader, object).map((each) => [`${each.namespace}.${each.name}`.toLowerCase(), each]),
    ),
    definitions: section(object, 'definitions', (_, value) => typeIn(value)),
    resources: resourcesIn(reader, inlineMember(object, 'resources'), {
      symbolic,
      // What stands in a template that the parent evaluates, the parent evaluates too.
      template: (nested, outer) => inlineTemplate({ ...reader, outer: outer || reader.outer }, nested, source),
    }),
    outputs: section(object, 'outputs', (name, value) => outputOf(reader, name, value)),
    place: object.place,
    diagnostics: reader.problems,
  };
}

const scopes: readonly (readonly [RegExp, ScopeKind])[] = [
  [/\/subscriptionDeploymentTemplate\.json/i, 'subscription'],
  [/\/managementGroupDeploymentTemplate\.json/i, 'managementGroup'],
  [/\/tenantDeploymentTemplate\.json/i, 'tenant'],
];

function scopeIn(object: ObjectExpression): ScopeKind {
  const schema = inlineText(object, '$schema') ?? '';
  return scopes.find(([pattern]) => pattern.test(schema))?.[1] ?? 'resourceGroup';
}

function section<T>(
  object: ObjectExpression,
  name: string,
  read: (name: string, value: Expression) => T,
): Map<string, T> {
  return new Map(
    namedEntries(inlineMember(object, name)).map(({ key, value }) => [key.toLowerCase(), read(key, value)]),
  );
}

function parameterOf(reader: InlineReader, name: string, value: Expression): Parameter {
  const defaultValue = inlineValue(reader, value, 'defaultValue');
  return { name, type: typeIn(value), ...(defaultValue && { defaultValue }), place: value.place };
}

/** `copy` makes a variable of each of its loops. */
function variablesIn(reader: InlineReader, object: ObjectExpression): Variable[] {
  return namedEntries(inlineMember(object, 'variables')).flatMap(({ key, value }) => {
    if (key.toLowerCase() !== 'copy' || !isInlineLoopList(value))
      return [{ name: key, value: templateValue(reader, value), place: value.place }];
    return value.items.map((item) => {
      const loop = inlineLoop(reader, item, inlineText(item, 'name') ?? '');
      return { name: loop.name, value: loop, place: item.place };
    });
  });
}

function outputOf(reader: InlineReader, name: string, value: Expression): Output {
  const copy = inlineMember(value, 'copy');
  const condition = inlineValue(reader, value, 'condition');
  const made = copy ? inlineLoop(reader, copy, name) : inlineValue(reader, value, 'value');
  return {
    name,
    type: typeIn(value),
    ...(condition && { condition }),
    value: made ?? broken(`output '${name}' has no value`, value.place),
    place: value.place,
  };
}

function functionsIn(reader: InlineReader, object: ObjectExpression): UserFunction[] {
  const groups = inlineMember(object, 'functions');
  return (groups?.kind === 'array' ? groups.items : []).flatMap((group) => {
    const namespace = inlineText(group, 'namespace') ?? '';
    return namedEntries(inlineMember(group, 'members')).map(({ key, value }) =>
      functionOf(reader, namespace, key, value),
    );
  });
}

function functionOf(reader: InlineReader, namespace: string, name: string, value: Expression): UserFunction {
  const parameters = inlineMember(value, 'parameters');
  const output = inlineMember(value, 'output');
  return {
    namespace,
    name,
    parameters: (parameters?.kind === 'array' ? parameters.items : []).map((each) => ({
      name: inlineText(each, 'name') ?? '',
      type: typeIn(each),
    })),
    output:
      (output && inlineValue(reader, output, 'value')) ?? broken(`function '${name}' has no output value`, value.place),
    place: value.place,
  };
}
