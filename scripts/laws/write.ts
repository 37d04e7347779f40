import type { Declared, Said, Written } from './generate.ts';

/** The template in ARM JSON, as the compiler of Bicep would write it. */
export function asJson(written: Written): string {
  return `${JSON.stringify(treeOf(written), null, 2)}\n`;
}

/** One with the same parameters that deploys it as the compiler writes a module. */
export function asNestingJson(written: Written, condition: string | undefined): string {
  const names = Object.keys(written.parameters);
  const nesting = {
    ...treeOf({ ...written, variables: {}, resources: [] }),
    resources: [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'part',
        ...(condition && { condition: `[parameters('${condition}')]` }),
        properties: {
          expressionEvaluationOptions: { scope: 'inner' },
          mode: 'Incremental',
          parameters: Object.fromEntries(names.map((name) => [name, { value: `[parameters('${name}')]` }])),
          template: treeOf(written),
        },
      },
    ],
  };
  return `${JSON.stringify(nesting, null, 2)}\n`;
}

function treeOf({ parameters, variables, resources }: Written): object {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        { type: typeOf(name), ...(value !== undefined && { defaultValue: value }) },
      ]),
    ),
    variables,
    resources: resources.map((each) => ({
      type: each.type,
      apiVersion: each.apiVersion,
      ...(each.condition && { condition: `[parameters('${each.condition}')]` }),
      ...(each.count !== undefined && { copy: { name: each.symbol, count: each.count } }),
      ...members(each.body, jsonValue),
    })),
  };
}

function jsonValue(said: Said): unknown {
  switch (said.kind) {
    case 'literal':
      return said.value;
    case 'list':
      return said.items.map(jsonValue);
    case 'object':
      return members(said.members, jsonValue);
    default:
      return `[${jsonExpression(said)}]`;
  }
}

function jsonExpression(said: Said): string {
  switch (said.kind) {
    case 'literal':
      return typeof said.value === 'string'
        ? `'${said.value}'`
        : typeof said.value === 'boolean'
          ? `${said.value}()`
          : String(said.value);
    case 'parameter':
      return `parameters('${said.name}')`;
    case 'variable':
      return `variables('${said.name}')`;
    case 'index':
      return 'copyIndex()';
    case 'numbered':
      return `format('${said.text}{0}', copyIndex())`;
    case 'chosen':
      return `if(parameters('${said.by}'), ${jsonExpression(said.yes)}, ${jsonExpression(said.no)})`;
    case 'id':
      return `resourceId('${said.of.type}', ${jsonExpression(said.of.body.name ?? said)})`;
    default:
      throw new Error(`no expression: ${said.kind}`);
  }
}

/** The same in Bicep. */
export function asBicep({ parameters, variables, resources }: Written): string {
  return [
    ...bicepParameters(parameters),
    ...Object.entries(variables).map(([name, value]) => `var ${named(name)} = ${bicepLiteral(value)}\n`),
    ...resources.map(bicepResource),
  ].join('');
}

/** One with the same parameters that takes a file, which holds it, as a module. */
export function asCallingBicep({ parameters }: Written, file: string, condition: string | undefined): string {
  const params = Object.keys(parameters).map((name) => `    ${name}: ${name}\n`);
  const body = `{\n  name: 'part'\n  params: {\n${params.join('')}  }\n}`;
  const conditional = condition === undefined ? body : `if (${condition}) ${body}`;
  return `${bicepParameters(parameters).join('')}module part '${file}' = ${conditional}\n`;
}

function bicepParameters(parameters: Written['parameters']): string[] {
  return Object.entries(parameters).map(
    ([name, value]) => `param ${name} ${typeOf(name)}${value === undefined ? '' : ` = ${bicepLiteral(value)}`}\n`,
  );
}

function bicepResource({ symbol, type, apiVersion, count, condition, body }: Declared): string {
  const object = bicepValue({ kind: 'object', members: body }, '');
  const conditional = condition === undefined ? object : `if (${condition}) ${object}`;
  const looped = count === undefined ? conditional : `[for i in range(0, ${count}): ${conditional}]`;
  return `resource ${symbol} '${type}@${apiVersion}' = ${looped}\n`;
}

function bicepValue(said: Said, margin: string): string {
  const inner = `${margin}  `;
  switch (said.kind) {
    case 'literal':
      return bicepLiteral(said.value);
    case 'parameter':
      return said.name;
    case 'variable':
      return named(said.name);
    case 'index':
      return 'i';
    case 'numbered':
      return `'${said.text}\${i}'`;
    case 'chosen':
      return `${said.by} ? ${bicepValue(said.yes, margin)} : ${bicepValue(said.no, margin)}`;
    case 'id':
      return said.of.count === undefined ? `${said.of.symbol}.id` : `${said.of.symbol}[i].id`;
    case 'list':
      return `[\n${said.items.map((item) => `${inner}${bicepValue(item, inner)}\n`).join('')}${margin}]`;
    case 'object': {
      const lines = Object.entries(said.members).map(([key, value]) => `${inner}${key}: ${bicepValue(value, inner)}\n`);
      return `{\n${lines.join('')}${margin}}`;
    }
  }
}

/** A variable and a parameter of one name are two in ARM JSON alone. */
const named = (variable: string): string => `${variable}Known`;

function bicepLiteral(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

const typeOf = (parameter: string): string => (parameter === 'flag' ? 'bool' : 'string');

function members<Value>(
  all: Readonly<Record<string, Said>>,
  write: (said: Said) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, write(value)]));
}
