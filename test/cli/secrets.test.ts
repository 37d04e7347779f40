import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.ts';
import { resilint, workspace } from './helpers.ts';

const secret = 'Planted-S3cret';

const files = {
  'main.json': {
    parameters: {
      adminPassword: { type: 'securestring', defaultValue: `${secret}-default` },
      settings: { type: 'secureObject' },
      open: { type: 'string' },
    },
    variables: { derived: "[concat('user:', parameters('adminPassword'))]" },
    resources: [
      {
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2023-09-01',
        name: "[concat('vm-', parameters('adminPassword'))]",
        location: 'westeurope',
        zones: "[if(equals(parameters('settings').zone, 'x'), createArray('1'), null())]",
        tags: {
          a: "[variables('derived')]",
          b: "[base64(parameters('adminPassword'))]",
          c: "[parameters('settings').key]",
        },
        properties: {
          osProfile: { adminUsername: 'admin', adminPassword: `${secret}-literal`, customData: `${secret}-data` },
          storageProfile: {
            osDisk: {
              createOption: 'FromImage',
              vhd: { uri: "[concat('https://x/', parameters('adminPassword'), '.vhd')]" },
            },
          },
        },
      },
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'inner',
        properties: {
          mode: 'Incremental',
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: { word: { value: "[parameters('adminPassword')]" } },
          template: {
            $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
            contentVersion: '1.0.0.0',
            parameters: { word: { type: 'securestring' } },
            resources: [
              {
                type: 'Microsoft.Compute/disks',
                apiVersion: '2023-10-02',
                name: "[parameters('word')]",
                location: 'x',
              },
            ],
            outputs: { word: { type: 'string', value: "[parameters('word')]" } },
          },
        },
      },
    ],
    outputs: {
      plain: { type: 'string', value: "[parameters('adminPassword')]" },
      inner: { type: 'string', value: "[reference('inner').outputs.word.value]" },
      length: { type: 'int', value: "[length(parameters('adminPassword'))]" },
    },
  },
  'main.parameters.json': JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      contentVersion: '1.0.0.0',
      parameters: {
        settings: { value: { key: `${secret}-object`, zone: `${secret}-zone` } },
        adminPassword: { value: `${secret}-file` },
        open: { value: 7 },
        adminPasswort: { value: `${secret}-misspelt` },
      },
    },
    null,
    2,
  ),
};

describe('secrets', () => {
  it.each(formats)('are in no report: %s', (format) => {
    const folder = workspace(files);
    const outcome = resilint(folder, 'check', '--format', format, '--show-unknown', '--show-pass');
    expect(outcome.stdout.length).toBeGreaterThan(0);
    expect(outcome.stdout).not.toContain(secret);
    expect(outcome.stderr).not.toContain(secret);
  });

  it.each(['text', 'json'])('are in no graph: %s', (format) => {
    const outcome = resilint(workspace(files), 'graph', 'main.json', '--format', format);
    expect(outcome.stdout.length).toBeGreaterThan(0);
    expect(`${outcome.stdout}${outcome.stderr}`).not.toContain(secret);
    expect(outcome.stdout).not.toContain(Buffer.from(secret).toString('base64').slice(0, 12));
  });
});
