import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../../src/workspace/find/mentions.ts';

const none = { files: [], ends: [], templates: [], modules: [] };

describe('what Bicep mentions', () => {
  it('modules, imports and loaded files, from where the file lies', () => {
    const text = `import { a } from '../shared/types.bicep'
import * as all from 'all.bicep'
module m 'parts/vm.bicep' = { name: 'm' }
module n 'parts/vm.json' = [for i in range(0, 2): { name: 'n' }]
var text = loadTextContent('./cloud-init.yaml')
var files = loadDirectoryFileInfo('listed')
var other = 'Microsoft.Compute/virtualMachines@2024-07-01'
`;
    expect(mentionsIn('infra/main.bicep', text)).toEqual({
      ...none,
      files: [
        'shared/types.bicep',
        'infra/all.bicep',
        'infra/parts/vm.bicep',
        'infra/parts/vm.json',
        'infra/cloud-init.yaml',
        'infra/listed/',
      ],
    });
  });

  it('modules of registries and template specs, as they are written', () => {
    const text =
      "module a 'br/public:avm/res/x:1.0.0' = {}\nmodule b 'ts:sub/group/spec:v1' = {}\nmodule c 'x.bicep' = {}\n";
    expect(mentionsIn('main.bicep', text).modules).toEqual(['br/public:avm/res/x:1.0.0', 'ts:sub/group/spec:v1']);
  });

  it('names with escapes, backslashes, and in several lines of quotes', () => {
    const text = "module a 'it\\'s.bicep' = {}\nmodule b 'p\\u{61}rt.bicep' = {}\nmodule c '''vm.bicep''' = {}\n";
    expect(mentionsIn('main.bicep', text).files).toEqual(["it's.bicep", 'part.bicep', 'vm.bicep']);
  });

  it('what deployments that are written out may link to', () => {
    const text =
      "var a = 'https://templates.example/nested/vm.json'\nvar b = '${root}/x-${kind}.json'\n// templateLink: { uri: b }\n";
    expect(mentionsIn('main.bicep', text).ends).toEqual(['vm.json', '.json']);
    expect(mentionsIn('main.bicep', text.replace('templateLink', 'link')).ends).toEqual([]);
  });

  it('the template and the base of a parameter file', () => {
    const text = "// using 'old.bicep'\nusing '../app/main.bicep'\nextends 'base.bicepparam'\n";
    expect(mentionsIn('env/prod.bicepparam', text)).toEqual({
      files: ['env/old.bicep', 'app/main.bicep', 'env/base.bicepparam'],
      ends: [],
      templates: ['app/main.bicep'],
      modules: [],
    });
  });
});

describe('what JSON mentions', () => {
  const linking = (uri: string) => JSON.stringify({ resources: [{ properties: { templateLink: { uri } } }] });

  it('the ends of names that a link may have', () => {
    const ends = (uri: string) => mentionsIn('main.json', linking(uri)).ends;
    expect(ends("[uri(parameters('base'), concat('nested/VM.json', parameters('token')))]")).toEqual(['vm.json']);
    expect(ends("[concat('nested/', variables('k'), '-vm', '.json')]")).toEqual(['.json']);
    expect(ends("[format('{0}/nested/{1}-vm.json', a, b)]")).toEqual(['-vm.json']);
    expect(ends('https://templates.example/a.json?x=1')).toEqual(['a.json']);
    expect(ends('https://templates.example/a.jsonl')).toEqual([]);
    expect(mentionsIn('main.json', '{ "resources": ["a.json"] }')).toEqual(none);
  });

  it('the template that a parameter file is for', () => {
    const text = '{ "metadata": { "template": "..\\/app\\u002fmain.bicep" }, "parameters": {} }';
    expect(mentionsIn('env/prod.parameters.json', text).templates).toEqual(['app/main.bicep']);
    expect(mentionsIn('env/prod.json', text).templates).toEqual([]);
  });
});
