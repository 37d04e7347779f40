import { type Area, readIn, refusedIn, unknownOf, valueOf } from './features.ts';

const kid = "param name string = 'a'\noutput o string = '${name}!'\n";
const account = "resource a 'Microsoft.Storage/storageAccounts@2023-01-01'";
const body = "{ name: 'a', location: 'westeurope', sku: { name: 'Standard_ZRS' }, kind: 'StorageV2' }";

export const files: Area = {
  area: 'Files and statements',
  features: [
    valueOf('`targetScope`', 'deployment().location', 'westeurope', "targetScope = 'subscription'"),
    refusedIn('a `targetScope` that is none', "targetScope = 'galaxy'\n", 'galaxy'),
    readIn('`metadata`', "metadata name = 'a'\n"),
    valueOf('`param` with a default', 'p', 1, 'param p int = 1'),
    unknownOf('`param` without', 'p', 'param p string'),
    valueOf('`var`', 'a', 1, 'var a = 1'),
    valueOf('`var` with a type', 'a', 1, 'var a int = 1'),
    readIn('`assert` (experimental)', 'assert a = 1 < 2\n'),
    {
      ...readIn('`test` (experimental)', "test a 'kid.bicep' = { params: { name: 'b' } }\n"),
      with: { 'kid.bicep': kid },
    },
    readIn('`extension`, `with`, `as`', "extension kubernetes with { namespace: 'a', kubeConfig: 'b' } as k\n"),
    readIn(
      '`extension az with { providers: … }` (experimental)',
      "extension az with { providers: ['Microsoft.Storage'] }\n",
    ),
    {
      ...valueOf('`import { a as b } from`', 'b', 1, "import { a as b } from 'kid.bicep'"),
      with: { 'kid.bicep': '@export()\nvar a = 1\n' },
    },
    {
      ...valueOf('`import * as`', 'k.f(1)', 2, "import * as k from 'kid.bicep'"),
      with: { 'kid.bicep': '@export()\nfunc f(x int) int => x + 1\n' },
    },
    {
      ...refusedIn('importing what is not exported', "import { a } from 'kid.bicep'\noutput v int = a\n", "'a'"),
      with: { 'kid.bicep': 'var a = 1\n' },
    },
    readIn("`import 'x'`, the older `extension`", "import 'kubernetes@1.0.0' as k\n"),
    refusedIn('`provider`, as `extension` was called in between', "provider 'kubernetes@1.0.0' as k\n", "'provider'"),
    refusedIn('a statement that is none', 'recourse a = 1\n', 'recourse'),
  ],
};

export const resources: Area = {
  area: 'Resources',
  features: [
    readIn('`resource`', `${account} = ${body}\n`, 1),
    valueOf('`existing`', 'a.name', 'a', `${account} existing = { name: 'a' }`),
    readIn('`if`', `${account} = if (1 > 2) ${body}\n`, 0),
    readIn(
      '`for`, `@batchSize`',
      "@batchSize(1)\nresource a 'Microsoft.Storage/storageAccounts@2023-01-01' = [for i in range(0, 3): { name: 'a${i}', location: 'westeurope', sku: { name: 'Standard_ZRS' }, kind: 'StorageV2' }]\n",
      3,
    ),
    valueOf(
      'a resource within another, `parent`, `::`',
      '[a::b.name, c.name]',
      ['default', 'c'],
      `${account} = {\n  name: 'a'\n  location: 'westeurope'\n  sku: { name: 'Standard_ZRS' }\n  kind: 'StorageV2'\n  resource b 'blobServices' = { name: 'default' }\n}\nresource c 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-01-01' = { parent: a::b, name: 'c' }`,
    ),
    readIn(
      '`scope`, extension resources, `dependsOn`',
      `${account} = ${body}\nresource l 'Microsoft.Authorization/locks@2020-05-01' = { scope: a, name: 'l', properties: { level: 'CanNotDelete' }, dependsOn: [a] }\n`,
      2,
    ),
    valueOf(
      '`.id`, `.name`, `.type`, `.apiVersion`',
      '[a.name, a.type, a.apiVersion]',
      ['a', 'Microsoft.Storage/storageAccounts', '2023-01-01'],
      `${account} existing = { name: 'a' }`,
    ),
    unknownOf('properties that Azure sets', 'a.properties.primaryEndpoints.blob', `${account} = ${body}`),
    unknownOf('methods, `a.listKeys()`', 'a.listKeys().keys[0].value', `${account} existing = { name: 'a' }`),
    readIn('`@onlyIfNotExists`', `@onlyIfNotExists()\n${account} = ${body}\n`, 1),
    readIn(
      '`@retryOn`, `@waitUntil` (experimental)',
      `@retryOn(['Conflict'], 3)\n@waitUntil(x => x.properties.provisioningState == 'Succeeded', 'PT1M')\n${account} = ${body}\n`,
      1,
    ),
    readIn(
      '`@patch` (experimental)',
      `@patch()\n${account} = { name: 'a', properties: { minimumTlsVersion: 'TLS1_2' } }\n`,
      1,
    ),
    unknownOf(
      '`@nullIfNotFound` on `existing`',
      'a.?properties.primaryLocation',
      `@nullIfNotFound()\n${account} existing = { name: 'a' }`,
    ),
    unknownOf(
      '`this.existingResource()`, `this.exists()` (experimental)',
      'a.tags.b',
      `${account} = { name: 'a', location: 'westeurope', sku: { name: 'Standard_ZRS' }, kind: 'StorageV2', tags: { b: this.existingResource().?tags.?b ?? 'c' } }`,
    ),
    readIn(
      'resources of other providers, which are no part of the graph',
      "extension kubernetes with { namespace: 'a', kubeConfig: 'b' }\nresource s 'core/Service@v1' = { metadata: { name: 'a' } }\n",
    ),
  ],
};

export const modules: Area = {
  area: 'Modules',
  features: [
    {
      ...valueOf(
        '`module` of a file, its outputs',
        'm.outputs.o',
        'b!',
        "module m 'kid.bicep' = { params: { name: 'b' } }",
      ),
      with: { 'kid.bicep': kid },
    },
    {
      ...valueOf(
        'with `if`, `for`, `scope`, `name`, `identity`, `extensionConfigs`',
        'm[1].outputs.o',
        '1!',
        "module m 'kid.bicep' = [for i in range(0, 2): if (i < 5) { name: 'm${i}', scope: resourceGroup('g'), identity: { type: 'UserAssigned', userAssignedIdentities: {} }, extensionConfigs: {}, params: { name: '${i}' } }]",
      ),
      with: { 'kid.bicep': kid },
    },
    {
      feature: 'registries and template specs that are not restored',
      sample: "module m 'br:example.azurecr.io/a:1' = { params: { b: 1 } }\noutput v string = m.outputs.o\n",
      expect: { notYet: 'not restored' },
    },
    {
      ...refusedIn(
        'parameters that the module has not, or needs',
        "module m 'kid.bicep' = { params: { nam: 'b' } }\n",
        "no parameter 'nam'",
      ),
      with: { 'kid.bicep': kid },
    },
    {
      feature: 'a file that is not there',
      sample: "module m 'none.bicep' = {}\noutput v string = m.outputs.o\n",
      expect: { notYet: 'none.bicep' },
    },
    {
      ...refusedIn('files that use each other in a circle', "module m 'kid.bicep' = {}\n", 'links back to itself'),
      with: { 'kid.bicep': "module m 'main.bicep' = {}\n" },
    },
  ],
};

export const types: Area = {
  area: 'Types',
  features: [
    valueOf('`string`, `int`, `bool`, `object`, `array`, `any`', 'p', true, 'param p bool = true'),
    valueOf(
      '`type`, objects, `a?`, `*:`',
      'p.a',
      1,
      'type t = { a: int, b: string?, *: int }\nparam p t = { a: 1, c: 2 }',
    ),
    valueOf(
      "arrays `a[]`, tuples `[a, b]`, unions `'a' | 'b'`",
      'p[0]',
      'x',
      "type t = ['x' | 'y', int[]]\nparam p t = ['x', [1]]",
    ),
    valueOf('null, `a?`', 'p', null, 'param p string?'),
    valueOf(
      '`@discriminator`',
      'p.k',
      'a',
      "type a = { k: 'a', x: int }\ntype b = { k: 'b' }\n@discriminator('k')\ntype t = a | b\nparam p t = { k: 'a', x: 1 }",
    ),
    valueOf('parts of types, `t.a`, `t[*]`, `t[0]`', 'p', 1, 'type t = { a: int[] }\nparam p t.a[*] = 1'),
    valueOf('recursive types', 'p.next.next', null, 'type t = { next: t? }\nparam p t = { next: { next: null } }'),
    valueOf(
      '`resourceInput<…>`, `resourceOutput<…>`',
      'p',
      {},
      "param p resourceInput<'Microsoft.Storage/storageAccounts@2023-01-01'>.tags = {}",
    ),
    {
      feature:
        '`@allowed`, `@minLength`, `@maxLength`, `@minValue`, `@maxValue`, `@secure`, `@description`, `@metadata`',
      sample:
        "@description('a')\n@allowed(['a', 'b'])\n@minLength(1)\nparam p string = 'a'\noutput v object = { v: p }\n",
      expect: { value: { v: 'a' } },
    },
    {
      ...refusedIn(
        'a value that does not fit',
        "module m 'kid.bicep' = { params: { name: 1 } }\n",
        "parameter 'name' is an integer",
      ),
      with: { 'kid.bicep': kid },
    },
    valueOf('`@sealed`, `@export`', 'p.a', 1, '@sealed()\n@export()\ntype t = { a: int }\nparam p t = { a: 1 }'),
    valueOf(
      '`@validate` (experimental), whose condition is not evaluated',
      'p',
      'foo',
      "@validate(x => startsWith(x, 'foo'))\nparam p string = 'foo'",
    ),
    readIn('`resource` as a type (experimental)', "param p resource 'Microsoft.Storage/storageAccounts@2023-01-01'\n"),
    refusedIn('a type that is none', 'param p strin\n', 'strin'),
    valueOf(
      'outputs that may be null or are secure',
      '1',
      1,
      "output q string? = null\n@secure()\nparam s string = ''\n@secure()\noutput p string = s",
    ),
    refusedIn('a decorator that is none', "@descripton('a')\nparam p string = ''\n", 'descripton'),
  ],
};

const main = "param p string = 'd'\noutput v object = { v: p }\n";
const set = (feature: string, parameters: string, value: unknown, beside = {}) => ({
  feature,
  sample: main,
  parameters,
  with: beside,
  expect: { value: { v: value } },
});

export const parameterFiles: Area = {
  area: 'Parameter files',
  features: [
    set('`using`, `param`, `var`, expressions', "using 'main.bicep'\nvar a = 'x'\nparam p = '${a}y'\n", 'xy'),
    set(
      '`import`, functions that load files',
      "using 'main.bicep'\nimport { a } from 'kid.bicep'\nparam p = '${a}${loadTextContent('a.txt')}'\n",
      'bx',
      { 'kid.bicep': "@export()\nvar a = 'b'\n" },
    ),
    set('`extends`, `base`', "using 'main.bicep'\nextends 'base.bicepparam'\nparam p = '${base.p}2'\n", 'x2', {
      'base.bicepparam': "using none\nparam p = 'x'\n",
    }),
    {
      feature: '`getSecret`, `externalInput`, `readCliArg`',
      sample: 'param p string\noutput v string = p\n',
      parameters: "using 'main.bicep'\nparam p = externalInput('sys.cli', 'a')\n",
      expect: { unknown: true },
    },
    {
      feature: '`readEnvironmentVariable`',
      remark: 'known with `--env NAME`',
      sample: 'param p string\noutput v string = p\n',
      parameters: "using 'main.bicep'\nparam p = readEnvironmentVariable('NOT_GIVEN')\n",
      expect: { unknown: true },
    },
    set(
      '`using … with` (experimental)',
      "using 'main.bicep' with { mode: 'deployment', scope: '/subscriptions/a/resourceGroups/b' }\nparam p = 'x'\n",
      'x',
    ),
    {
      feature: 'a parameter that the template has not',
      sample: main,
      parameters: "using 'main.bicep'\nparam q = 'x'\n",
      expect: { refused: "'q'" },
    },
  ],
};
