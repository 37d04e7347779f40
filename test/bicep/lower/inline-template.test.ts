import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

const schema =
  "'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'\n      contentVersion: '1.0.0.0'";

/** A deployment whose template is written as an object: its members, and other members of `properties`. */
const deployment = (template: string, properties = '', before = ''): string => `
${before}
resource dep 'Microsoft.Resources/deployments@2022-09-01' = {
  name: 'dep'
  properties: {
    mode: 'Incremental'
    ${properties}
    template: {
      ${schema}
      ${template}
    }
  }
}
`;

const ip = (name: string, more = ''): string =>
  `{ type: 'Microsoft.Network/publicIPAddresses', apiVersion: '2023-05-01', name: ${name}, location: 'weu' ${more} }`;

const bodies = (text: string, others = {}) =>
  show(text, others).resources.map(({ resource }) => resource as { name: unknown; type: string });

const namesOf = (text: string, others = {}): unknown[] =>
  bodies(text, others).flatMap(({ type, name }) => (type.includes('publicIP') ? [name] : []));

describe('a template that is written as an object', () => {
  it('has the values of the file where nothing else is said, and gives its outputs', () => {
    const text = deployment(
      `resources: [ ${ip("'${prefix}-ip'")} ]\n outputs: { o: { type: 'string', value: prefix } }`,
      '',
      "param prefix string = 'p'",
    );
    expect(show(`${text}output out string = dep.properties.outputs.o.value\n`)).toMatchObject({
      problems: [],
      outputs: { out: 'p' },
    });
    expect(namesOf(text)).toEqual(['p-ip']);
  });

  it('evaluates text that is an expression as its own, with its own parameters, variables and loops', () => {
    const text = deployment(
      `parameters: { n: { type: 'string', defaultValue: 'own' } }
       variables: { v: '[concat(parameters(\\'n\\'), \\'-v\\')]' }
       resources: [
         ${ip("'[variables(\\'v\\')]'")}
         ${ip("'[concat(parameters(\\'n\\'), copyIndex())]'", ", copy: { name: 'c', count: 2 }")}
       ]`,
      "parameters: { n: { value: 'passed' } }",
    );
    expect(show(text).problems).toEqual([]);
    expect(namesOf(text)).toEqual(['passed-v', 'passed0', 'passed1']);
  });

  it('sees the loop of its deployment', () => {
    const text = `
resource deps 'Microsoft.Resources/deployments@2022-09-01' = [for i in range(0, 2): {
  name: 'dep\${i}'
  properties: { mode: 'Incremental', template: { resources: [ ${ip("'ip${i}'")} ], outputs: { o: { type: 'string', value: 'o\${i}' } } } }
}]
output last string = deps[1].properties.outputs.o.value
`;
    expect(namesOf(text)).toEqual(['ip0', 'ip1']);
    expect(show(text).outputs).toEqual({ last: 'o1' });
  });

  it('of inner scope sees its own names alone, and text stays text', () => {
    const inner = "expressionEvaluationOptions: { scope: 'inner' }";
    const text = deployment(
      `resources: [ ${ip("'x'", ", tags: { a: '[resourceGroup().name]', b: outer }")} ]`,
      inner,
      "param outer string = 'o'",
    );
    const { problems, resources } = show(text);
    expect(resources.at(-1)?.resource).toMatchObject({ tags: { a: '[resourceGroup().name]', b: { $unknown: {} } } });
    expect(problems).toEqual([expect.stringMatching(/the template has no parameter 'outer'/)]);
  });

  it('is of inner scope in a file that is compiled with symbolic names', () => {
    const text = deployment(`resources: [ ${ip("'[resourceGroup().name]'")} ]`, '', 'type t = string');
    expect(namesOf(text)).toEqual(['[resourceGroup().name]']);
  });

  it('may hold deployments, loops on properties, children and named resources', () => {
    const text = deployment(`
      resources: [
        {
          type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'deeper', resourceGroup: 'other'
          properties: { mode: 'Incremental', template: { resources: [ ${ip("'deep'")} ] } }
        }
        {
          type: 'Microsoft.Network/virtualNetworks', apiVersion: '2023-05-01', name: 'net', location: 'weu'
          properties: { copy: [ { name: 'list', count: 2, input: { at: '[copyIndex(\\'list\\')]' } } ] }
          resources: [ { type: 'subnets', apiVersion: '2023-05-01', name: 'sub', properties: {} } ]
        }
      ]`);
    const { problems, resources } = show(text);
    expect(problems).toEqual([]);
    expect(resources.map(({ id }) => String(id).replace('/subscriptions/sub/resourceGroups', ''))).toEqual([
      '/group/providers/Microsoft.Resources/deployments/dep',
      '/other/providers/Microsoft.Resources/deployments/deeper',
      '/group/providers/Microsoft.Network/virtualNetworks/net',
      '/group/providers/Microsoft.Network/virtualNetworks/net/subnets/sub',
      '/other/providers/Microsoft.Network/publicIPAddresses/deep',
    ]);
    expect(resources[2]?.resource).toMatchObject({ properties: { list: [{ at: 0 }, { at: 1 }] } });
  });

  it('that is loaded may have been put into a variable', () => {
    const text = `
var loaded = loadJsonContent('t.json')
var other = loaded
resource dep 'Microsoft.Resources/deployments@2022-09-01' = { name: 'dep', properties: { mode: 'Incremental', template: other } }
`;
    const json = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        { type: 'Microsoft.Network/publicIPAddresses', apiVersion: '2023-05-01', name: "[concat('l', 'oaded')]" },
      ],
    };
    expect(namesOf(text, { 't.json': JSON.stringify(json) })).toEqual(['loaded']);
  });

  it.each([['resources: [for i in [1, 2]: { name: i }]'], ['resources: [ one, two ]'], ['...more']])(
    '%s: what it holds is not known, and a note says so',
    (template) => {
      const { problems } = show(deployment(template, '', 'var one = {}\nvar two = {}\nvar more = { resources: [] }'));
      expect(problems).toEqual([expect.stringMatching(/what this deployment holds is not known/)]);
    },
  );

  it('has expressions whose errors are told', () => {
    expect(show(deployment(`resources: [ ${ip("'[concat(]'")} ]`)).problems).toEqual([
      expect.stringMatching(/^\d+:\d+: error: .*\[expression-syntax\]$/),
    ]);
  });

  it('text that is put together to an expression is not known', () => {
    const [name] = namesOf(deployment(`resources: [ ${ip("'[${f}()]'")} ]`, '', "var f = 'newGuid'"));
    expect(name).toMatchObject({ $unknown: {} });
  });
});
