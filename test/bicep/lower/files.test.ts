import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

describe('files that are loaded', () => {
  it('are read inside the workspace only', () => {
    const { problems, outputs } = show("output a string = loadTextContent('../../../etc/passwd')\n");
    expect(problems).toEqual([
      "1:35: error: '../../../etc/passwd' lies outside the workspace and is not read [unreadable-file]",
    ]);
    expect(outputs.a).toMatchObject({ $unknown: {} });
  });

  it('that are missing are pointed at', () => {
    expect(show("var a = loadJsonContent('none.json')\n").problems).toEqual([
      "1:25: error: there is no file 'none.json' [unreadable-file]",
    ]);
  });

  it('hold data: what looks like an expression is none', () => {
    const { outputs } = show("output a object = loadJsonContent('a.json')\n", {
      'a.json': `{ "x": "[resourceGroup().location]", "__proto__": 1 }`,
    });
    expect(Object.entries(outputs.a as object)).toContainEqual(['x', '[resourceGroup().location]']);
  });

  it('YAML whose aliases explode is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `x${level + 1}: &x${level + 1} [${Array(12).fill(`*x${level}`).join(', ')}]`,
    );
    const { problems } = show("var a = loadYamlContent('bomb.yaml')\n", {
      'bomb.yaml': ['x0: &x0 [1, 2, 3]', ...levels].join('\n'),
    });
    expect(problems).toEqual([
      "1:25: error: 'bomb.yaml' holds more than 300,000 values, with its aliases written out [unreadable-file]",
    ]);
  });

  it.each([
    ['loadTextContent', 131_073, '131,072'],
    ['loadJsonContent', 1_048_577, '1,048,576'],
    ['loadYamlContent', 1_048_577, '1,048,576'],
  ])('%s takes no more characters than in Bicep', (name, length, most) => {
    const [problem] = show(`var a = ${name}('long.txt')\n`, { 'long.txt': '1'.repeat(length) }).problems;
    expect(problem).toBe(
      `1:25: error: 'long.txt' has ${length.toLocaleString('en')} characters; Bicep loads at most ${most} [unreadable-file]`,
    );
    expect(show(`var a = ${name}('long.txt')\n`, { 'long.txt': `"${'1'.repeat(131_070)}"` }).problems).toEqual([]);
  });

  it('loadFileAsBase64 takes no more bytes than in Bicep', () => {
    const load = "var a = loadFileAsBase64('a.bin')\n";
    expect(show(load, { 'a.bin': 'x'.repeat(98_305) }).problems).toEqual([
      "1:26: error: 'a.bin' has 97 KiB; Bicep loads at most 96 KiB so [unreadable-file]",
    ]);
    expect(show(load, { 'a.bin': 'x'.repeat(98_304) }).problems).toEqual([]);
  });

  it.each(['loadJsonContent', 'loadYamlContent'])('%s of one file again and again makes its data once', (name) => {
    const data = JSON.stringify({ items: Array.from({ length: 20_000 }, (_, at) => at) });
    const calls = Array.from({ length: 500 }, (_, at) => `var v${at} = ${name}('a.json')`).join('\n');
    expect(show(`${calls}\noutput a int = v499.items[7]\n`, { 'a.json': data })).toMatchObject({
      outputs: { a: 7 },
      problems: [],
    });
  });

  it('what different parts of one file make has a bound', () => {
    const data = JSON.stringify(Array.from({ length: 50_000 }, (_, at) => at));
    const calls = Array.from({ length: 100 }, (_, at) => `var v${at} = loadJsonContent('a.json', '$[${at}:]')`).join(
      '\n',
    );
    const { problems } = show(`${calls}\noutput a int = v0[1]\n`, { 'a.json': data });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/this file is too large once its names are written out.*\[too-large\]$/);
  });

  it('a filter that looks at all for each of all is given up', () => {
    const data = JSON.stringify(Array.from({ length: 3000 }, (_, at) => ({ a: at })));
    const { problems } = show("var a = loadJsonContent('a.json', '$..[?($..a == @.b)]')\n", { 'a.json': data });
    expect(problems[0]).toMatch(/what it selects is unknown \[unsupported-json-path\]$/);
    const all = show("output a int = length(loadJsonContent('b.json', '$..*'))\n", {
      'b.json': JSON.stringify(Array.from({ length: 99_000 }, (_, at) => at)),
    });
    expect(all).toMatchObject({ outputs: { a: 99_000 }, problems: [] });
  });

  it('a path may be put together from what is known when the file is compiled', () => {
    const text = "var folder = 'a'\noutput x string = loadTextContent('${folder}.txt')\n";
    expect(show(text, { 'a.txt': 'here' }).outputs).toEqual({ x: 'here' });
  });
});

describe('imports', () => {
  it('bring variables, functions and types, under other names too', () => {
    const text = `
import { size as wanted, twice } from 'shared.bicep'
import * as shared from 'shared.bicep'
param a shared.kind = 'x'
output b int = twice(wanted)
output c int = shared.twice(shared.size)
`;
    const shared =
      "@export()\nvar size = base + 1\nvar base = 1\n@export()\nfunc twice(n int) int => n * 2\n@export()\ntype kind = 'x' | 'y'\n";
    expect(show(text, { 'shared.bicep': shared })).toMatchObject({ outputs: { b: 4, c: 4 }, problems: [] });
  });

  it('in a circle are an error, not the end', () => {
    const { problems } = show("import { b } from 'other.bicep'\n@export()\nvar a = b\noutput x string = a\n", {
      'other.bicep': "import { a } from 'main.bicep'\n@export()\nvar b = a\n",
    });
    expect(problems).toContain(
      "1:19: error: 'other.bicep' cannot be imported: it imports 'main.bicep' in turn; move what both use into a third file [circular-import]",
    );
  });

  it('of a file by itself are an error, whatever is imported and how', () => {
    const text = `
import { y } from 'main.bicep'
import * as me from './main.bicep'
@export()
var x = '\${me.z}!'
@export()
var z = 1
output a string = x
output b string = y
`;
    const { problems, outputs } = show(text);
    expect(problems).toEqual([
      "2:19: error: 'main.bicep' imports itself; use its own names without an import [circular-import]",
      "3:21: error: './main.bicep' imports itself; use its own names without an import [circular-import]",
    ]);
    expect(outputs).toMatchObject({ a: { $unknown: {} }, b: { $unknown: {} } });
  });

  it('in a circle among files that the file imports are told there', () => {
    const { outputs } = show(
      "import { a } from 'a.bicep'\nimport { b } from 'b.bicep'\noutput x string = '${a}${b}'\n",
      {
        'a.bicep': "import { b } from 'b.bicep'\n@export()\nvar a = b\n",
        'b.bicep': "import { a } from 'a.bicep'\n@export()\nvar b = a\n",
      },
    );
    expect(outputs.x).toMatchObject({ $unknown: { reason: expect.stringMatching(/could not be imported/) } });
  });

  it('of files that are not there are pointed at', () => {
    expect(show("import { a } from 'none.bicep'\noutput x string = a\n").problems[0]).toMatch(
      /^1:19: error: 'none\.bicep' cannot be imported: there is no such file/,
    );
  });
});

describe('modules', () => {
  it('in a circle are an error', () => {
    const { problems } = show("module m 'main.bicep' = { name: 'm' }\n");
    expect(problems.join('\n')).toContain('links back to itself');
  });

  it('a loaded template of a deployment written as a resource is followed', () => {
    const inner = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { name: { type: 'string' } },
      resources: [
        { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2024-01-01', name: "[parameters('name')]" },
      ],
    };
    const text = `
resource inner 'Microsoft.Resources/deployments@2024-03-01' = {
  name: 'inner'
  properties: {
    mode: 'Incremental'
    template: loadJsonContent('inner.json')
    parameters: { name: { value: 'store' } }
  }
}
`;
    const { resources } = show(text, { 'inner.json': JSON.stringify(inner) });
    expect(resources.map(({ id }) => id)).toContain(
      '/subscriptions/sub/resourceGroups/group/providers/Microsoft.Storage/storageAccounts/store',
    );
  });
});
