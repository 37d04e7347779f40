import { arm, bicep, bicepMachine, byName, type Files, machine, nested, times } from './write.ts';

const vm = (name: string): string =>
  `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: ${name}\n  location: 'westeurope'\n}`;

/** What leads back to itself. */
export const circles: Readonly<Record<string, () => Files>> = {
  'variable-of-itself': () => arm({ variables: { v: "[variables('v')]" }, resources: [machine("[variables('v')]")] }),
  'variables-of-one-another': () =>
    arm({ variables: { v: "[variables('w')]", w: "[variables('v')]" }, resources: [machine("[variables('v')]")] }),
  'variable-through-a-member': () =>
    arm({
      variables: { a: { b: "[variables('a')]" } },
      outputs: { o: { type: 'object', value: "[variables('a')]" } },
      resources: [machine('vm', { tags: "[variables('a')]" })],
    }),
  'variable-through-an-item': () =>
    arm({
      variables: { a: ['x', "[variables('a')]"] },
      resources: [machine("[string(variables('a'))]", { zones: "[variables('a')]" })],
    }),
  'variables-through-members': () =>
    arm({
      variables: { a: { b: "[variables('c')]" }, c: { d: "[variables('a')]" } },
      resources: [machine('vm', { tags: "[variables('a')]" }), machine("[string(variables('c'))]")],
    }),
  'variable-through-a-computed-key': () =>
    arm({
      parameters: { p: { type: 'string' } },
      variables: { v: { "[parameters('p')]": "[variables('v')]" } },
      resources: [machine("[string(variables('v'))]")],
    }),
  'variable-through-a-loop': () =>
    arm({
      variables: { copy: [{ name: 'v', count: 3, input: "[variables('v')]" }] },
      resources: [machine("[string(variables('v'))]", { zones: "[variables('v')]" })],
    }),
  'variable-through-an-open-loop': () =>
    arm({
      parameters: { n: { type: 'int' } },
      variables: { copy: [{ name: 'v', count: "[parameters('n')]", input: "[variables('v')]" }] },
      resources: [machine("[string(variables('v'))]", { zones: "[variables('v')]" })],
    }),
  'variable-through-a-lambda': () =>
    arm({
      variables: { v: "[map(range(0, 3), lambda('x', variables('v')))]" },
      resources: [machine("[string(variables('v'))]", { zones: "[variables('v')]" })],
    }),
  'variable-through-a-choice': () =>
    arm({
      parameters: { o: { type: 'object' } },
      variables: { a: ['x', "[if(empty(parameters('o')), parameters('o'), variables('a'))]"] },
      resources: [machine("[string(variables('a'))]", { tags: "[variables('a')]", zones: "[variables('a')]" })],
      outputs: { o: { type: 'array', value: "[variables('a')]" } },
    }),
  'variable-through-a-union': () =>
    arm({
      parameters: { o: { type: 'object' } },
      variables: { a: { x: "[union(parameters('o'), variables('a'))]", y: "[variables('a').x]" } },
      resources: [machine("[string(variables('a'))]", { tags: "[variables('a')]" })],
    }),
  'default-through-a-member': () =>
    arm({
      parameters: { p: { type: 'object', defaultValue: { a: "[parameters('p')]" } } },
      resources: [machine('vm', { tags: "[parameters('p')]" })],
    }),
  'defaults-of-one-another': () =>
    arm({
      parameters: {
        p: { type: 'string', defaultValue: "[parameters('q')]" },
        q: { type: 'string', defaultValue: "[parameters('p')]" },
      },
      resources: [machine("[parameters('p')]")],
    }),
  'reference-in-its-own-name': () =>
    arm({ resources: [machine("[reference('x').y]"), machine("[reference('vm').y]"), machine('x')] }),
  'reference-in-its-own-body': () =>
    arm({
      resources: [
        machine('vm', { properties: { a: "[reference('vm')]", b: "[reference('vm')]" }, tags: "[reference('vm')]" }),
      ],
    }),
  'references-to-one-another': () =>
    arm({
      resources: [
        machine('vm', { properties: { a: "[reference('vm2')]", b: "[reference('vm2')]" } }),
        machine('vm2', {
          properties: { a: "[reference('vm')]", b: "[reference('vm')]", hardwareProfile: "[reference('vm').a]" },
        }),
      ],
    }),
  'outputs-of-its-own-arguments': () => ({
    'main.bicep': "module m 'm.bicep' = {\n  name: 'm'\n  params: { p: m.outputs.o }\n}\n",
    'm.bicep': `param p object\noutput o object = { p: p, q: p }\n${vm('string(p)')}\n`,
  }),
  'outputs-of-one-another': () => ({
    'main.bicep':
      "module a 'm.bicep' = {\n  name: 'a'\n  params: { p: b.outputs.o }\n}\nmodule b 'm.bicep' = {\n  name: 'b'\n  params: { p: a.outputs.o }\n}\n",
    'm.bicep': `param p object\noutput o object = { p: p, q: p }\n${vm('string(p)')}\n`,
  }),
  'link-to-itself': () =>
    arm({
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'd',
          properties: { mode: 'Incremental', templateLink: { relativePath: 'main.json' } },
        },
        machine('vm'),
      ],
    }),
  'module-of-itself': () => ({ 'main.bicep': `module m 'main.bicep' = { name: 'm' }\n${bicepMachine}\n` }),
  'scope-of-itself': () =>
    bicep(
      "resource a 'Microsoft.Authorization/locks@2020-05-01' = {\n  name: 'a'\n  scope: a\n  properties: {}\n}",
      "resource b 'Microsoft.Authorization/locks@2020-05-01' = {\n  name: 'b'\n  parent: c\n}",
      "resource c 'Microsoft.Authorization/locks@2020-05-01' = {\n  name: b.name\n  parent: b\n}",
    ),
  'name-of-itself': () =>
    bicep(
      "resource a 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: a.name\n  location: a.location\n  zones: a.zones\n  tags: a\n}",
    ),
  'loop-of-itself': () =>
    bicep(
      "resource a 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in range(0, length(a)): {\n  name: 'a${i}'\n}]",
      'var v = [for i in v: i]',
      'output o array = v',
    ),
  'bicep-variable-through-a-member': () =>
    bicep(
      'var a = { b: a }',
      'var c = [c]',
      "var d = { '${p}': d }",
      'param p string',
      'var e = map([1], x => e)',
      'output o object = a',
      vm('string(a)'),
      'output q array = c',
      'output r object = d',
      'output s array = e',
    ),
  'bicep-variable-through-a-choice': () =>
    bicep('param p object', "var a = ['x', empty(p) ? p : a]", 'output o array = a', vm('string(a)')),
  'bicep-default-of-itself': () => bicep('param p object = { a: p }', 'output o object = p', vm('string(p)')),
  'bicep-function-of-itself': () =>
    bicep(
      'func f(x string) string => f(x)',
      'func g(x int) int => x > 0 ? g(x - 1) : h(x)',
      'func h(x int) int => g(x)',
      vm("'${f('a')}${g(5)}'"),
    ),
  'bicep-type-of-itself': () =>
    bicep(
      'type a = a',
      'type b = c',
      'type c = b',
      'type d = { x: d, y: d? }',
      'type e = e[]',
      'type f = f.x',
      'type g = (g | string)',
      'type h = h[*]',
      'param p a',
      'param q b',
      'param r d',
      'param s e',
      'param t f',
      'param u g',
      'param v h',
      'output o object = r.y.x.y.x',
      vm("'${p}${q}${s[0]}${t}${u}${v}'"),
    ),
  'import-of-itself': () => ({
    'main.bicep': "import { f, T, v } from 'main.bicep'\noutput o string = f()\noutput w string = v\nparam p T\n",
  }),
  'imports-of-one-another': () => ({
    'main.bicep': "import { f, T, v } from 'b.bicep'\noutput o string = f()\noutput w string = v\nparam p T\n",
    'b.bicep': "import { f, T, v } from 'main.bicep'\nvar y = 1\n",
  }),
  'imports-round-three-files': () => ({
    'main.bicep':
      "import { f, T, v } from 'b.bicep'\nimport * as ns from 'c.bicep'\noutput o string = f()\noutput w string = v\nparam p T\noutput q string = ns.v\nparam r ns.T\noutput s string = ns.f()\n",
    'b.bicep': "import { f, T, v } from 'c.bicep'\n",
    'c.bicep': "import * as n from 'b.bicep'\nimport { f, T, v } from 'b.bicep'\n@export()\nvar x = n.v\n",
  }),
  'imported-variables-of-one-another': () => ({
    'main.bicep': "import { a } from 'b.bicep'\n@export()\nvar b = a\noutput o string = b\n",
    'b.bicep': "import { b } from 'main.bicep'\n@export()\nvar a = b\n",
  }),
  'imported-functions-of-one-another': () => ({
    'main.bicep': "import { f } from 'b.bicep'\n@export()\nfunc g() string => f()\noutput o string = g()\n",
    'b.bicep': "import { g } from 'main.bicep'\n@export()\nfunc f() string => g()\n",
  }),
  'imported-types-of-one-another': () => ({
    'main.bicep': "import { T } from 'b.bicep'\n@export()\ntype U = T\nparam p U\noutput o object = p\n",
    'b.bicep': "import { U } from 'main.bicep'\n@export()\ntype T = U\n",
  }),
  'parameters-extend-themselves': () => ({
    'main.bicepparam': "using 'main.bicep'\nextends 'main.bicepparam'\nparam p = base.p\n",
    'main.bicep': 'param p string\n',
  }),
  'parameters-of-themselves': () => ({
    'main.bicep': 'param p object\noutput o object = p\n',
    'main.bicepparam': "using 'main.bicep'\nvar v = { a: v }\nparam p = { a: p, v: v }\n",
  }),
  'definitions-of-one-another': () =>
    arm({
      languageVersion: '2.0',
      definitions: {
        a: { $ref: '#/definitions/b' },
        b: { $ref: '#/definitions/a' },
        c: { type: 'object', properties: { c: { $ref: '#/definitions/c' } } },
      },
      parameters: { p: { $ref: '#/definitions/a' }, q: { $ref: '#/definitions/c' } },
      resources: {},
      outputs: { o: { type: 'string', value: "[string(parameters('q').c.c.c.c)]" } },
    }),
  'name-through-a-nested-deployment': () =>
    arm({
      resources: [
        nested("[reference('d').outputs.o.value]", {
          outputs: { o: { type: 'string', value: '[deployment().name]' } },
        }),
        machine("[reference('d').outputs.o.value]"),
      ],
    }),
  'variables-in-a-long-circle': () =>
    arm({
      variables: byName(1500, (i) => [`v${i}`, `[variables('v${(i + 1) % 1500}')]`]),
      resources: [machine("[variables('v0')]")],
    }),
  'variables-in-a-long-circle-of-members': () =>
    arm({
      variables: byName(1500, (i) => [`v${i}`, { a: `[variables('v${(i + 1) % 1500}')]` }]),
      resources: [machine("[string(variables('v0'))]", { tags: "[variables('v7')]" })],
    }),
  'many-circles': () =>
    arm({
      variables: byName(700, (i) => [
        `v${i}`,
        { a: `[variables('v${(i * 7 + 1) % 700}')]`, b: `[variables('v${(i * 13 + 5) % 700}')]` },
      ]),
      resources: times(20, (i) => machine(`[string(variables('v${i}'))]`)),
    }),
};
