import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const named = {
  parameters: { n: { type: 'string', defaultValue: 'default' }, zones: { type: 'array', defaultValue: [] } },
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-07-01',
      name: "[parameters('n')]",
      location: 'westeurope',
      zones: "[parameters('zones')]",
      properties: {},
    },
  ],
};

function deploying(properties: object, sections: object = {}) {
  const resource = {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'nested',
    properties: { mode: 'Incremental', ...properties },
  };
  return { ...sections, resources: [resource] };
}

function parameters(values: object, sections: object = {}): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', ...sections, parameters: values });
}

interface Graph {
  readonly resources: readonly { readonly resource: { readonly type: string; readonly name: unknown } }[];
  readonly diagnostics: readonly { readonly severity: string; readonly code: string; readonly message: string }[];
}

function graph(files: Readonly<Record<string, string | object>>, file = 'main.json') {
  const { resources, diagnostics }: Graph = JSON.parse(
    resilint(workspace(files), 'graph', file, '--format', 'json').stdout,
  );
  const machines = resources.filter(({ resource }) => resource.type === 'Microsoft.Compute/virtualMachines');
  return { machines: machines.map(({ resource }) => resource.name), diagnostics };
}

const notes = ({ diagnostics }: ReturnType<typeof graph>) =>
  diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`).join('\n');

describe('a template link by an address', () => {
  it('to a file of the same name elsewhere is unknown, and no circle', () => {
    const link = deploying({ templateLink: { uri: 'https://templates.example/database/main.json' } });
    const result = graph({ 'main.json': link, 'app/main.json': named });
    expect(result.machines).toEqual([]);
    expect(notes(result)).toMatch(/^note opaque-deployment .*no template 'database\/main\.json' was found/);
  });

  it('leads to the same checkout by its whole path', () => {
    const uri = 'https://raw.example.com/owner/repo/main/database/main.json';
    const result = graph(
      { 'app/main.json': deploying({ templateLink: { uri } }), 'database/main.json': named },
      'app/main.json',
    );
    expect(result.machines).toEqual(['default']);
  });

  it('may be put together from what is not known and the path beside it', () => {
    const uris = [
      "[uri(deployment().properties.templateLink.uri, 'nested/vm.json')]",
      "[concat(parameters('root'), '/nested/vm.json')]",
      "[concat(parameters('root'), 'nested/vm.json', parameters('token'))]",
      "[format('{0}nested/vm.json{1}', parameters('root'), parameters('token'))]",
      "[uri(parameters('_artifactsLocation'), 'nested/vm.json')]",
    ];
    const sections = {
      parameters: {
        root: { type: 'string' },
        token: { type: 'securestring' },
        _artifactsLocation: { type: 'string', defaultValue: 'https://templates.example/old-name/' },
      },
    };
    for (const uri of uris) {
      const files = { 'main.json': deploying({ templateLink: { uri } }, sections), 'nested/vm.json': named };
      expect(graph(files).machines, uri).toEqual(['default']);
    }
  });

  it('is unknown where its last segment is not known whole', () => {
    const sections = { parameters: { kind: { type: 'string' } } };
    const uri = "[concat('https://templates.example/nested/', parameters('kind'), 'vm.json')]";
    const files = {
      'main.json': deploying({ templateLink: { uri } }, sections),
      'vm.json': named,
      'nested/vm.json': named,
    };
    expect(notes(graph(files))).toMatch(/the link to its template is not known before deployment/);
  });

  it('is unknown, with both told, where two files may be meant', () => {
    const uri = 'https://templates.example/database/vm.json';
    const files = {
      'app/main.json': deploying({ templateLink: { uri } }),
      'app/database/vm.json': named,
      'database/vm.json': named,
    };
    const result = graph(files, 'app/main.json');
    expect(result.machines).toEqual([]);
    expect(notes(result)).toContain("may be 'app/database/vm.json' or 'database/vm.json'");
  });

  it('passes over a file of another contentVersion than it asks for', () => {
    for (const link of [{ uri: 'https://templates.example/nested/vm.json' }, { relativePath: 'nested/vm.json' }]) {
      const templateLink = { ...link, contentVersion: '2.0.0.0' };
      const result = graph({ 'main.json': deploying({ templateLink }), 'nested/vm.json': named });
      expect(result.machines).toEqual([]);
      expect(notes(result)).toContain("'nested/vm.json' has contentVersion '1.0.0.0', and the link asks for '2.0.0.0'");
    }
  });

  it('to a template spec says so', () => {
    const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Resources/templateSpecs/t/versions/1';
    expect(notes(graph({ 'main.json': deploying({ templateLink: { id } }) }))).toContain('a template spec');
  });
});

describe('parametersLink', () => {
  const values = parameters({ n: { value: 'linked' }, zones: { value: ['2'] } });
  const templateLink = { relativePath: 'vm.json' };
  const files = { 'vm.json': named, 'values/vm.json': values };
  const $unknown = expect.objectContaining({ reason: expect.stringMatching(/may or may not be passed/) });

  it('gives the values of the file that it leads to', () => {
    for (const parametersLink of [
      { relativePath: 'values/vm.json' },
      { uri: "[uri(deployment().properties.templateLink.uri, 'values/vm.json')]" },
      { uri: 'https://templates.example/repo/values/vm.json' },
    ]) {
      const main = deploying({ templateLink, parametersLink });
      expect(graph({ ...files, 'main.json': main })).toEqual({ machines: ['linked'], diagnostics: [] });
    }
  });

  it('holds for a nested template too, whatever the parameters of the template it is nested in', () => {
    const template = { ...named, $schema: '', contentVersion: '1.0.0.0' };
    const expressionEvaluationOptions = { scope: 'inner' };
    const main = deploying({
      template,
      expressionEvaluationOptions,
      parametersLink: { relativePath: 'values/vm.json' },
    });
    expect(graph({ ...files, 'main.json': main }).machines).toEqual(['linked']);
  });

  it('leaves everything unknown, with a note, where the file is not found or cannot be meant', () => {
    for (const [parametersLink, reason] of [
      [{ uri: 'https://storage.example/values.json' }, /no parameter file 'values\.json' was found/],
      [{ uri: 'https://storage.example/other/vm.json' }, /no parameter file 'other\/vm\.json' was found/],
      [{ uri: "[parameters('address')]" }, /link to its parameter file is not known before deployment/],
      [{ relativePath: 'vm.json' }, /no parameter file 'vm\.json' was found/],
      [{ relativePath: 'values/vm.json', contentVersion: '3.0.0.0' }, /asks for '3\.0\.0\.0'/],
    ] as const) {
      const sections = { parameters: { address: { type: 'string' } } };
      const result = graph({ ...files, 'main.json': deploying({ templateLink, parametersLink }, sections) });
      expect(result.machines).toEqual([{ $unknown }]);
      expect(result.diagnostics).toMatchObject([{ severity: 'note', code: 'unknown-parameters' }]);
      expect(notes(result)).toMatch(reason);
    }
  });

  it('is an error beside parameters', () => {
    const both = {
      templateLink,
      parametersLink: { relativePath: 'values/vm.json' },
      parameters: { n: { value: 'x' } },
    };
    const { stdout } = resilint(workspace({ ...files, 'main.json': deploying(both) }), 'main.json');
    expect(stdout).toContain("has 'parameters' or 'parametersLink', not both. [two-sources]");
  });

  it('counts in a deployment that Bicep writes out', () => {
    const bicep = (link: string) => `resource nested 'Microsoft.Resources/deployments@2022-09-01' = {
  name: 'nested'
  properties: { mode: 'Incremental', templateLink: { relativePath: 'vm.json' }, parametersLink: ${link} }
}
`;
    const known = { ...files, 'main.bicep': bicep("{ relativePath: 'values/vm.json' }") };
    expect(graph(known, 'main.bicep').machines).toEqual(['linked']);
    const unknown = { ...files, 'main.bicep': bicep("{ uri: 'https://storage.example/values.json' }") };
    expect(graph(unknown, 'main.bicep').machines).toEqual([{ $unknown }]);
  });
});

describe('the parameters of a deployment that Bicep writes out', () => {
  const bicep = (given: string) => `param some object
param one bool
resource nested 'Microsoft.Resources/deployments@2022-09-01' = {
  name: 'nested'
  properties: { mode: 'Incremental', templateLink: { relativePath: 'vm.json' }, parameters: ${given} }
}
`;
  const machines = (given: string) => graph({ 'main.bicep': bicep(given), 'vm.json': named }, 'main.bicep').machines;

  it('may be computed, as a whole or each of them', () => {
    expect(machines("union({ n: { value: 'a' } }, {})")).toEqual(['a']);
    expect(machines("{ ...{ n: { value: 'a' } } }")).toEqual(['a']);
    expect(machines("{ '${'n'}': { value: 'a' } }")).toEqual(['a']);
    expect(machines("{ n: true ? { value: 'a' } : { value: 'b' } }")).toEqual(['a']);
    expect(machines('some')).toEqual([{ $unknown: expect.anything() }]);
    expect(machines('{ ...some }')).toEqual([{ $unknown: expect.anything() }]);
  });
});
