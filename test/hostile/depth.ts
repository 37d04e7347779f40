import { arm, bicep, byName, type Files, type Json, machine, times } from './write.ts';

const around = (open: string, inner: string, close: string, count: number): string =>
  open.repeat(count) + inner + close.repeat(count);

function deep(count: number, wrap: (inner: Json) => Json, inner: Json): Json {
  return times(count, () => 0).reduce<Json>((value) => wrap(value), inner);
}

/** What is nested deeply, or is a long chain. */
export const depth: Readonly<Record<string, () => Files>> = {
  'variables-in-a-chain': () => chain((v) => v),
  'variables-in-a-chain-from-the-middle': () =>
    arm({
      variables: links(1000, (v) => v),
      resources: [machine("[string(variables('v500'))]"), machine("[string(variables('v999'))]")],
    }),
  'variables-in-a-chain-of-members': () =>
    arm({
      variables: byName(1500, (i) => [`v${i}`, i === 0 ? 'x' : { a: `[variables('v${i - 1}')]` }]),
      resources: [machine("[string(variables('v1499'))]", { tags: "[variables('v1499')]" })],
    }),
  'variables-in-a-chain-of-texts': () =>
    arm({
      variables: byName(1500, (i) => [`v${i}`, i === 0 ? 'x' : { a: `[string(variables('v${i - 1}'))]` }]),
      resources: [machine("[string(variables('v1499'))]")],
    }),
  'deep-values-in-a-chain': () =>
    arm({
      variables: byName(40, (i) => [
        `v${i}`,
        deep(150, (inner) => [inner], i === 0 ? 'x' : `[string(variables('v${i - 1}'))]`),
      ]),
      resources: [machine("[string(variables('v39'))]", { zones: "[variables('v39')]" })],
      outputs: { o: { type: 'array', value: "[variables('v39')]" } },
    }),
  'parameters-in-a-chain': () =>
    arm({
      parameters: byName(1000, (i) => [
        `p${i}`,
        { type: 'string', defaultValue: i === 0 ? 'x' : `[parameters('p${i - 1}')]` },
      ]),
      resources: [machine("[parameters('p999')]")],
    }),
  'calls-240-deep': () => arm({ resources: [machine(`[${around('toLower(', "'a'", ')', 240)}]`)] }),
  'calls-5000-deep': () => arm({ resources: [machine(`[${around('not(', 'true()', ')', 5000)}]`)] }),
  'access-10000-long': () =>
    arm({
      parameters: { o: { type: 'object' } },
      variables: { v: `[parameters('o')${'.a'.repeat(10_000)}]` },
      resources: [machine("[string(variables('v'))]", { tags: "[variables('v')]" })],
    }),
  'index-5000-long': () =>
    arm({
      parameters: { o: { type: 'object' } },
      resources: [machine(`[string(parameters('o')${'[0]'.repeat(5_000)})]`)],
    }),
  'arguments-5000': () => arm({ resources: [machine(`[concat(${times(5000, (i) => `'${i % 10}'`).join(',')})]`)] }),
  'json-500-deep': () =>
    arm({
      resources: [machine('vm', { tags: deep(500, (inner) => ({ a: inner }), 'x') })],
      outputs: { o: { type: 'object', value: deep(490, (inner) => [inner], 'x') } },
    }),
  'json-50000-deep': () => ({
    'main.json': `{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":${around('[', '', ']', 40_000)}}`,
  }),
  'types-500-deep': () =>
    arm({
      languageVersion: '2.0',
      parameters: { p: deep(240, (inner) => ({ type: 'array', items: inner }), { type: 'string' }) },
      resources: {},
      outputs: { o: { type: 'string', value: `[parameters('p')${'[0]'.repeat(240)}]` } },
    }),
  'definitions-in-a-chain': () =>
    arm({
      languageVersion: '2.0',
      definitions: byName(1000, (i) => [`d${i}`, i === 0 ? { type: 'string' } : { $ref: `#/definitions/d${i - 1}` }]),
      parameters: { p: { $ref: '#/definitions/d999' } },
      resources: {},
      outputs: { o: { type: 'string', value: "[parameters('p')]" } },
    }),
  'nested-templates-60-deep': () => arm({ resources: [nestedDeep(60)] }),
  'bicep-parentheses': () => bicep(`var v = ${around('(', '1', ')', 20_000)}`, 'output o int = v'),
  'bicep-arrays': () => bicep(`var v = ${around('[', '1', ']', 20_000)}`, 'output o array = v'),
  'bicep-objects': () => bicep(`var v = ${around('{a:', '1', '}', 10_000)}`, 'output o object = v'),
  'bicep-not': () => bicep(`var v = ${'!'.repeat(40_000)}true`, 'output o bool = v'),
  'bicep-sum': () => bicep(`var v = ${times(20_000, () => '1').join('+')}`, 'output o int = v'),
  'bicep-and': () => bicep('param p bool', `var v = ${times(10_000, () => 'p').join('&&')}`, 'output o bool = v'),
  'bicep-coalesce': () =>
    bicep('param p string?', `var v = ${times(10_000, () => 'p').join('??')}`, 'output o string = v'),
  'bicep-ternaries': () => bicep('param p bool', `var v = ${'p?1:'.repeat(10_000)}2`, 'output o int = v'),
  'bicep-ternaries-in-conditions': () =>
    bicep('param p bool', `var v = ${'p?'.repeat(5_000)}1${':2'.repeat(5_000)}`, 'output o int = v'),
  'bicep-access': () => bicep('param p object', `var v = p${'.a'.repeat(20_000)}`, 'output o string = v'),
  'bicep-index': () => bicep('param p array', `var v = p${'[0]'.repeat(20_000)}`, 'output o string = v'),
  'bicep-method-calls': () => bicep(`var v = az${'.a()'.repeat(10_000)}`, 'output o string = v'),
  'bicep-non-null': () => bicep('param p array', `var v = p${'!'.repeat(20_000)}`, 'output o array = v'),
  'bicep-resource-access': () => bicep('param p object', `var v = p${'::a'.repeat(10_000)}`, 'output o string = v'),
  'bicep-interpolations': () => bicep(`var v = ${around("'${", "'a'", "}'", 5_000)}`, 'output o string = v'),
  'bicep-calls': () => bicep(`var v = ${around('toLower(', "'a'", ')', 10_000)}`, 'output o string = v'),
  'bicep-lambdas': () =>
    bicep(`var v = map([1], ${'x => map([1], '.repeat(2_000)}x => x${')'.repeat(2_001)}`, 'output o array = v'),
  'bicep-loops': () => bicep(`var v = ${around('[for i in [1]: ', 'i', ']', 3_000)}`, 'output o array = v'),
  'bicep-types': () =>
    bicep(
      `param p ${around('(', 'string', ')', 20_000)}`,
      `param q string${'[]'.repeat(20_000)}`,
      `param r ${around('{a:', 'string', '}', 5_000)}`,
      `param s ${around('[', 'string', ']', 5_000)}`,
      `type t = ${times(5_000, (i) => `'a${i}'`).join('|')}`,
      `param u t`,
    ),
  'bicep-nullable-types': () => bicep(`param p string${'?'.repeat(20_000)}`),
  'bicep-type-access': () =>
    bicep('type t = { a: string }', `param p t${'.a'.repeat(10_000)}`, `param q t${'[*]'.repeat(10_000)}`),
  'bicep-types-in-a-chain': () =>
    bicep(
      ...times(1000, (i) => (i === 0 ? 'type t0 = string' : `type t${i} = t${i - 1}`)),
      'param p t999',
      'output o string = p',
    ),
  'bicep-types-that-double': () =>
    bicep(
      ...times(60, (i) => (i === 0 ? 'type t0 = { x: string }' : `type t${i} = { a: t${i - 1}, b: t${i - 1} }`)),
      'param p t59',
      'output o object = p.a.b.a',
    ),
  'bicep-unions-that-double': () =>
    bicep(
      ...times(60, (i) => (i === 0 ? "type t0 = 'a' | 'b'" : `type t${i} = t${i - 1} | t${i - 1}`)),
      'param p t59',
      'output o string = p',
    ),
  'bicep-variables-in-a-chain': () =>
    bicep(
      ...times(1500, (i) => (i === 0 ? "var v0 = 'x'" : `var v${i} = v${i - 1}`)),
      'output o string = v1499',
      "resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: v1499\n  location: 'westeurope'\n}",
    ),
  'bicep-functions-in-a-chain': () =>
    bicep(
      ...times(1000, (i) =>
        i === 0 ? 'func f0(x string) string => x' : `func f${i}(x string) string => f${i - 1}(x)`,
      ),
      "resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: f999('a')\n  location: 'westeurope'\n}",
    ),
  'bicep-parents-in-a-chain': () =>
    bicep(
      "resource r0 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: 'a' }",
      ...times(
        800,
        (i) =>
          `resource r${i + 1} 'Microsoft.Compute/virtualMachines/x@2024-07-01' = {\n  name: 'a'\n  parent: r${i}\n}`,
      ),
      'output o string = r800.id',
    ),
  'bicep-names-in-a-chain': () =>
    bicep(
      "resource r0 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: 'a' }",
      ...times(800, (i) => `resource r${i + 1} 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: r${i}.name }`),
      'output o string = r800.id',
    ),
  'bicep-names-that-double': () =>
    bicep(
      "resource r0 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: 'a' }",
      ...times(
        60,
        (i) =>
          `resource r${i + 1} 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: '\${r${i}.name}\${r${i}.name}' }`,
      ),
      'output o string = r60.id',
    ),
  'bicep-loops-of-loops-of-names': () =>
    bicep(
      'param p array',
      "resource r0 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in p: { name: i }]",
      ...times(
        60,
        (i) =>
          `resource r${i + 1} 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in r${i}: { name: '\${i.name}\${i.id}' }]`,
      ),
    ),
  'bicep-nested-resources': () =>
    bicep(
      `${times(
        300,
        (i) => `resource r${i} 'Microsoft.Compute/virtualMachines${i === 0 ? '@2024-07-01' : ''}' = {\nname: 'a'\n`,
      )
        .join('')
        .replaceAll("'Microsoft.Compute/virtualMachines' ", "'x' ")}${'}\n'.repeat(300)}`,
    ),
  'bicep-imports-in-a-chain': () =>
    byName(60, (i) => [
      i === 0 ? 'main.bicep' : `m${i}.bicep`,
      i === 59
        ? '@export()\nvar v = 1\n'
        : `import { v${i === 58 ? '' : `${i}`} as w } from 'm${i + 1}.bicep'\n@export()\nvar v${i === 0 ? '' : i - 1} = w\n${i === 0 ? 'output o int = v\n' : ''}`,
    ]),
  'bicep-imports-that-double': () =>
    byName(20, (i) => [
      i === 0 ? 'main.bicep' : `m${i}.bicep`,
      i === 19
        ? '@export()\nvar a = 1\n@export()\nvar b = 1\n'
        : `import { a as x, b as y } from 'm${i + 1}.bicep'\nimport * as z from 'm${i + 1}.bicep'\n@export()\nvar a = x + y + z.a\n@export()\nvar b = x + y + z.b\n`,
    ]),
  'bicep-spreads': () =>
    bicep(
      'param p object',
      `var v = { ${times(5_000, () => '...p').join('\n')} }`,
      `var w = [ ${times(5_000, () => '...p').join('\n')} ]`,
      'output o object = v',
      'output q array = w',
    ),
  'bicep-decorators': () => bicep(...times(5_000, () => "@description('a')"), 'param p string'),
  'bicep-open-brackets': () => bicep(`var v = ${'{['.repeat(20_000)}`),
  'bicep-open-strings': () => bicep(`var v = ${"'${".repeat(20_000)}`),
  'bicep-lambda-lists': () => bicep(`var v = ${'('.repeat(5_000)}a, b${') => '.repeat(5_000)}1`),
  'parameter-file-deep': () => ({
    ...arm({ parameters: { p: { type: 'object' } }, resources: [machine('vm', { tags: "[parameters('p')]" })] }),
    'main.parameters.json': JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      contentVersion: '1.0.0.0',
      parameters: { p: { value: deep(490, (inner) => ({ a: inner }), 'x') } },
    }),
  }),
};

function links(count: number, wrap: (value: string) => string): Record<string, string> {
  return byName(count, (i) => [`v${i}`, i === 0 ? 'x' : `[${wrap(`variables('v${i - 1}')`)}]`]);
}

function chain(wrap: (value: string) => string): Files {
  return arm({ variables: links(1500, wrap), resources: [machine("[variables('v1499')]")] });
}

function nestedDeep(levels: number): Json {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'd',
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      template: {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        resources: levels === 0 ? [machine('vm')] : [nestedDeep(levels - 1)],
      },
    },
  };
}
