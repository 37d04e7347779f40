import path from 'node:path';
import { expressionFrom } from '../../arm/expression/model.ts';
import type { BicepFiles, ReadBicep } from '../../bicep/read.ts';
import type { SourceText } from '../../source/text.ts';
import type { Workspace } from '../../source/workspace.ts';
import type { Template } from '../../template/template.ts';
import type { Document } from '../document.ts';
import type { Uses } from '../find/uses.ts';
import { loadedFiles } from '../loaded-files.ts';
import { bicepConfigs } from './config.ts';
import type { MissingModule } from './module-cache.ts';
import { isModuleReference } from './module-reference.ts';

/** The files that a Bicep file imports or loads, by paths relative to its folder, inside the workspace only. */
export function bicepFiles(
  workspace: Workspace,
  parse: (source: SourceText) => ReadBicep,
  open: (path: string) => Document,
  module: (from: SourceText, reference: string) => Template | MissingModule,
  uses: Uses,
): BicepFiles {
  const loaded = loadedFiles(workspace);
  const configOf = bicepConfigs(workspace);
  const noted = (from: SourceText, file: string): string => {
    const path = besides(from, file);
    uses.note(from.path, path);
    return path;
  };
  return {
    text: (from, file, encoding) => loaded.text(noted(from, file), encoding),
    bicep(from, file) {
      const result = workspace.read(noted(from, file));
      return result.kind === 'ok' ? parse(result.source).file : undefined;
    },
    compiled(from, reference) {
      if (!isModuleReference(reference)) {
        const document = open(noted(from, reference));
        return document.kind === 'template' ? document.template : undefined;
      }
      const template = module(from, reference);
      return 'kind' in template ? undefined : template;
    },
    expression: expressionFrom,
    extensions: (from) => configOf(path.posix.dirname(from.path)).extensions,
    base64: (from, file) => loaded.base64(noted(from, file)),
    directory(from, folder) {
      const result = workspace.list(noted(from, `${folder}/`));
      return result.kind === 'ok' ? result.names : { reason: result.message };
    },
  };
}

/** A path relative to the folder of a file, as a path relative to the workspace root. A folder's ends in a slash. */
export function besides(from: SourceText, file: string): string {
  return path.posix.join(path.posix.dirname(from.path), file.replaceAll('\\', '/'));
}
