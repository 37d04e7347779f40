import { tableOf } from '../../source/own.ts';
import { loadJson, loadYaml } from './data.ts';
import { type FileFunction, loadBase64, loadDirectory, loadText } from './load.ts';

/**
 * Functions that read files when a template is compiled. They read inside the workspace only.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files
 */
export const fileFunctions = tableOf<FileFunction>({
  loadTextContent: loadText,
  loadJsonContent: loadJson,
  loadYamlContent: loadYaml,
  loadFileAsBase64: loadBase64,
  loadDirectoryFileInfo: loadDirectory,
});
