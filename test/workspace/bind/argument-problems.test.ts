import { describe, expect, it } from 'vitest';
import { inspected } from '../../lint/inspected.ts';

const group = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const template = (sections: object) => ({ $schema: group, contentVersion: '1.0.0.0', resources: [], ...sections });

const declared = {
  text: { type: 'string', minLength: 3, maxLength: 10 },
  number: { type: 'int', minValue: 1, maxValue: 5, defaultValue: 2 },
  list: { type: 'array', maxLength: 2, defaultValue: [] },
  one: { type: 'string', allowedValues: ['a', 'b'], defaultValue: 'a' },
  flag: { type: 'bool', nullable: true },
};

/** A template that deploys another, in place or by a link, with some parameters. */
const deploying = (given: object, properties: object, condition: unknown = true) =>
  template({
    parameters: { i: { type: 'int', defaultValue: 3 }, later: { type: 'int' }, on: { type: 'bool' } },
    resources: [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'd',
        condition,
        properties: { mode: 'Incremental', parameters: given, ...properties },
      },
    ],
  });

const inPlace = { expressionEvaluationOptions: { scope: 'inner' }, template: template({ parameters: declared }) };
const linked = { templateLink: { relativePath: 'leaf.json' } };
const leaf = { 'leaf.json': JSON.stringify(template({ parameters: declared })) };

const of = (main: object) => inspected({ 'main.json': JSON.stringify(main), ...leaf }, 'main.json').messages;
const text = { text: { value: 'long enough' } };

describe.each([
  ['in place', inPlace],
  ['linked', linked],
])('a nested template %s', (_, properties) => {
  it.each([
    [{ text: { value: 12 } }, "error: parameter 'text' is an integer, expected a string"],
    [{ text: { value: 'ab' } }, "error: parameter 'text' has 2 characters, fewer than the 3 characters it needs"],
    [{ text: { value: "[concat('0123456789', 'x')]" } }, "error: parameter 'text' has 11 characters, more than the 10"],
    [{ text: { value: "[parameters('later')]" } }, "error: parameter 'text' is an integer, expected a string"],
    [{ number: { value: "[add(parameters('i'), 10)]" } }, "error: parameter 'number' is more than 5, the most allowed"],
    [{ number: { value: '3' } }, "error: parameter 'number' is a string, expected an integer"],
    [{ number: { value: "[concat('x', parameters('later'))]" } }, "error: parameter 'number' is a string"],
    [{ list: { value: '[createObject()]' } }, "error: parameter 'list' is an object, expected an array"],
    [{ list: { value: '[createArray(1, 2, 3)]' } }, "error: parameter 'list' has 3 items, more than the 2"],
    [{ one: { value: 'c' } }, "error: parameter 'one' does not allow 'c'; allowed are 'a', 'b'"],
    [{ one: { value: "[if(parameters('on'), 'c', 'd')]" } }, "error: parameter 'one' does not allow 'c'"],
  ])('is not given %j', (given, message) => {
    const messages = of(deploying({ text: { value: 'right' }, ...given }, properties));
    expect(messages).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    { text: { value: 'right' } },
    { text: { value: 'right' }, one: { value: "[if(parameters('on'), 'c', 'a')]" } },
    { text: { value: 'right' }, number: { value: null }, flag: { value: null } },
    { text: { value: "[concat('x', parameters('later'))]" } },
    { text: { value: '#{name-of-the-machine}#' } },
    { text: { reference: { keyVault: { id: '/x' }, secretName: 's' } } },
  ])('may be given %j', (given) => {
    expect(of(deploying(given, properties))).toEqual([]);
  });

  it('gets all that it needs, and nothing else', () => {
    expect(of(deploying({ txt: { value: 'x' } }, properties)).join('\n')).toMatch(
      /needs 'text', which is not passed.*\n.*has no parameter 'txt'; did you mean 'text'\?/,
    );
  });

  it('that is not deployed is given anything', () => {
    expect(of(deploying({ ...text, number: { value: 'x' } }, properties, false))).toEqual([]);
  });
});

describe('a link by address', () => {
  it('may mean another version of the file: a warning', () => {
    const link = { templateLink: { uri: "[uri(deployment().properties.templateLink.uri, 'leaf.json')]" } };
    expect(of(deploying({ text: { value: 12 } }, link))).toEqual([
      expect.stringMatching(
        /^main\.json:\d+:\d+: warning: parameter 'text' is an integer.*; the link is assumed to mean this file/,
      ),
    ]);
  });
});

describe('a module', () => {
  const kid = `
@minLength(3)
param text string
@allowed(['a', 'b'])
param one string = 'a'
param shape { size: int, kind: string? } = { size: 1 }
param maybe string?
`;
  const of = (params: string, more = '') =>
    inspected(
      {
        'main.bicep': `param on bool\nparam n int\nmodule m 'kid.bicep' = ${more}{\n  params: {${params}}\n}\n`,
        'kid.bicep': kid,
      },
      'main.bicep',
    ).messages;

  it.each([
    ['text: 12', "4:18: error: parameter 'text' is an integer, expected a string"],
    ['text: n', "4:18: error: parameter 'text' is an integer, expected a string"],
    ["text: 'ab'", "4:18: error: parameter 'text' has 2 characters"],
    ["text: 'abc', one: 'c'", "parameter 'one' does not allow 'c'"],
    ["text: 'abc', shape: { size: 'x' }", "4:40: error: parameter 'shape.size' is a string, expected an integer"],
    ["text: 'abc', shape: { kind: 'x' }", "parameter 'shape' has no property 'size'"],
    ["text: 'abc', other: 1", "kid.bicep has no parameter 'other'"],
    ['', "kid.bicep needs 'text', which is not passed"],
  ])('is not given {%s}', (params, message) => {
    expect(of(params)).toEqual([expect.stringContaining(message)]);
  });

  it('is refused by the compiler whether it is deployed or not', () => {
    expect(of('text: 12', 'if (on) ')).toHaveLength(1);
    expect(of('', 'if (on) ')).toHaveLength(1);
    expect(of("text: '${n}'", 'if (on) ')).toEqual([]);
  });

  it('may be given null where null is allowed or a default is there', () => {
    expect(of("text: 'abc', one: null, maybe: null")).toEqual([]);
  });
});

describe('a default', () => {
  const messages = (parameters: object) => of(template({ parameters }));

  it.each([
    [{ a: { type: 'string', minLength: 3, defaultValue: 'ab' } }, "parameter 'a' has 2 characters"],
    [{ a: { type: 'array', maxLength: 1, defaultValue: [1, 2] } }, "parameter 'a' has 2 items"],
    [
      { a: { type: 'string', defaultValue: "[parameters('b')]" }, b: { type: 'int', defaultValue: 1 } },
      "parameter 'a' is an integer, expected a string",
    ],
  ])('%j is warned of, for Azure checks it where no value is passed', (parameters, message) => {
    expect(messages(parameters)).toEqual([expect.stringContaining(`warning: ${message}`)]);
  });
});

describe('what a deployment is given', () => {
  it('may be read from what it is to change, which is no circle', () => {
    const { messages } = inspected(
      {
        'main.bicep': `
resource old 'Microsoft.Network/publicIPAddresses@2023-11-01' existing = { name: 'ip' }
module m 'kid.bicep' = { name: 'm', params: { sku: old.sku.name, tier: reader.outputs.tier } }
module reader 'reader.bicep' = { name: 'r' }
`,
        'kid.bicep': `param sku string\nparam tier string
resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' = { name: 'ip', location: 'weu', sku: { name: sku, tier: tier } }
`,
        'reader.bicep': `resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' existing = { name: 'ip' }\noutput tier string = ip.sku.tier\n`,
      },
      'main.bicep',
    );
    expect(messages).toEqual([]);
  });
});
