import path from 'node:path';
import { expressionFrom } from '../../arm/expression/model.ts';
import type { BicepFiles, ReadBicep, Unread } from '../../bicep/read.ts';
import { decodeAs } from '../../source/encoding.ts';
import type { SourceText } from '../../source/text.ts';
import type { Workspace } from '../../source/workspace.ts';
import type { Template } from '../../template/template.ts';
import type { Uses } from '../files/uses.ts';
import { bicepConfigs } from './bicep-config.ts';
import type { Document } from './documents.ts';
import { isModuleReference } from './module-reference.ts';

/** The files that a Bicep file imports or loads, by paths relative to its folder, inside the workspace only. */
export function bicepFiles(
  workspace: Workspace,
  parse: (source: SourceText) => ReadBicep,
  open: (path: string) => Document,
  module: (from: SourceText, reference: string) => Template | string,
  uses: Uses,
): BicepFiles {
  const configOf = bicepConfigs(workspace);
  const noted = (from: SourceText, file: string): string => {
    const path = besides(from, file);
    uses.note(from.path, path);
    return path;
  };
  return {
    text: (from, file, encoding) =>
      encoding === undefined ? readText(workspace, noted(from, file)) : readAs(workspace, noted(from, file), encoding),
    bicep(from, file) {
      const source = readText(workspace, noted(from, file));
      return 'reason' in source ? undefined : parse(source).file;
    },
    compiled(from, reference) {
      if (!isModuleReference(reference)) {
        const document = open(noted(from, reference));
        return document.kind === 'template' ? document.template : undefined;
      }
      const template = module(from, reference);
      return typeof template === 'string' ? undefined : template;
    },
    expression: expressionFrom,
    extensions: (from) => configOf(path.posix.dirname(from.path)).extensions,
    base64(from, file) {
      const result = workspace.readBytes(noted(from, file));
      return result.kind === 'ok' ? Buffer.from(result.bytes).toString('base64') : { reason: result.message };
    },
    directory(from, folder) {
      const result = workspace.list(noted(from, `${folder}/`));
      return result.kind === 'ok' ? result.names : { reason: result.message };
    },
  };
}

function readText(workspace: Workspace, file: string): SourceText | Unread {
  const result = workspace.read(file);
  return result.kind === 'ok' ? result.source : { reason: result.message };
}

function readAs(workspace: Workspace, file: string, encoding: string): SourceText | Unread {
  const result = workspace.readBytes(file);
  if (result.kind === 'error') return { reason: result.message };
  return decodeAs(result.path, result.bytes, encoding) ?? { reason: `'${result.path}' is no text in ${encoding}` };
}

/** A path relative to the folder of a file, as a path relative to the workspace root. A folder's ends in a slash. */
export function besides(from: SourceText, file: string): string {
  return path.posix.join(path.posix.dirname(from.path), file.replaceAll('\\', '/'));
}
