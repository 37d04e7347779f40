import { badMachine, template } from '../../cli/helpers.ts';
import { machine } from '../../cli/machines.ts';

const nested = (name: string, file: string) => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name,
  properties: { mode: 'Incremental', templateLink: { relativePath: file } },
});

const sized = {
  parameters: { size: { type: 'string', defaultValue: 'Standard_D2s_v5' } },
  resources: badMachine.resources,
};

const setOf = (size: string) =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: { size: { value: size } },
  });

/**
 * Templates that stand for themselves, and all ways in which others do not: modules that several use, links, parameter
 * files, texts, suppressions, a workload, files that are broken.
 */
export function fleet(): Record<string, string | object> {
  const files: Record<string, string | object> = {};
  for (let at = 0; at < 12; at += 1) files[`alone/${at}/main.json`] = badMachine;
  files['uses/a.bicep'] = "module m '../modules/vm.bicep' = { name: 'a' }\n";
  files['uses/b.bicep'] = "module m '../modules/vm.bicep' = { name: 'b' }\n";
  files['modules/vm.bicep'] = machine;
  files['linked/main.json'] = { resources: [nested('one', 'deep/nested.json'), nested('two', 'deep/nested.json')] };
  files['linked/deep/nested.json'] = badMachine;
  files['far/main.json'] = { resources: [nested('far', '../linked/deep/nested.json')] };
  files['sets/azuredeploy.json'] = sized;
  files['sets/azuredeploy.parameters.json'] = setOf('Standard_D4s_v5');
  files['sets/azuredeploy.parameters.prod.json'] = setOf('Standard_D8s_v5');
  files['text/main.bicep'] = `var t = loadTextContent('t.txt')\noutput o string = t\n${machine}`;
  files['text/t.txt'] = 'text';
  files['quiet/main.bicep'] = `// resilint-disable-file VM-13\n${machine}`;
  files['broken/main.json'] = template(badMachine).slice(0, -20);
  files['broken/data.json'] = '{ "a": 1 }';
  files['load/net.json'] = { resources: [] };
  files['load/vm.json'] = badMachine;
  files['resilint.config.json'] = JSON.stringify({
    workloads: { load: { templates: ['load/net.json', 'load/vm.json'] } },
    suppressions: [
      { ids: ['VM-5'], paths: ['alone/3/**'], reason: 'accepted' },
      { ids: ['VM-2'], paths: ['nowhere/**'], reason: 'never used' },
    ],
  });
  return files;
}
