import { describe, expect, it } from 'vitest';
import { maskedText } from '../../src/workspace/secrets.ts';
import { openSession } from '../../src/workspace/session.ts';
import { workspace } from '../cli/helpers.ts';

const main = {
  parameters: {
    adminKey: { type: 'securestring', defaultValue: 'planted-default' },
    bag: { type: 'secureObject', defaultValue: { inner: 'planted-object' } },
    made: { type: 'securestring', defaultValue: '[newGuid()]' },
    open: { type: 'string', defaultValue: 'shown' },
  },
  resources: [
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'd',
      properties: {
        mode: 'Incremental',
        template: {
          $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
          contentVersion: '1.0.0.0',
          parameters: { word: { type: 'securestring', defaultValue: 'planted-nested' } },
          resources: [],
        },
      },
    },
    { type: 'x/y', apiVersion: '1', name: 'z', properties: { adminPassword: 'planted-literal' } },
  ],
};

const parameters = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "adminKey": { "value": "planted-file" }, "adminKeyy": { "value": "planted-typo" }, "open": { "value": "shown" } }
}`;

describe('the text of a file for frames', () => {
  const folder = () => workspace({ 'main.json': main, 'main.parameters.json': parameters });
  const session = () => openSession({ cwd: folder(), context: {}, parameters: [], env: [] });

  it('holds no secret of a template, and is as long as the file', () => {
    const opened = session();
    const text = maskedText(opened, 'main.json', []) ?? '';
    expect(text).not.toContain('planted');
    expect(text).toContain('"shown"');
    expect(text).toContain('[newGuid()]');
    const file = opened.workspace.read('main.json');
    expect(text.length).toBe(file.kind === 'ok' ? file.source.text.length : -1);
  });

  it('holds no secret of a parameter file, nor what no template declares', () => {
    const text = maskedText(session(), 'main.parameters.json', ['main.json']) ?? '';
    expect(text).not.toContain('planted');
    expect(text).toContain('"shown"');
  });
});
