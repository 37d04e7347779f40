import path from 'node:path';
import type { BicepFiles, ReadBicep } from '../bicep/read.ts';
import { encode } from '../source/encoding.ts';
import type { SourceText } from '../source/text.ts';
import type { Workspace } from '../source/workspace.ts';
import type { Template } from '../template/template.ts';
import type { Document } from './documents.ts';
import { isModuleReference } from './module-reference.ts';

/** The files that a Bicep file imports or loads, by paths relative to its folder, inside the workspace only. */
export function bicepFiles(
  workspace: Workspace,
  parse: (source: SourceText) => ReadBicep,
  open: (path: string) => Document,
  module: (from: SourceText, reference: string) => Template | string,
): BicepFiles {
  const text = (from: SourceText, file: string): SourceText | undefined => {
    const result = workspace.read(besides(from, file));
    return result.kind === 'ok' ? result.source : undefined;
  };
  return {
    text,
    bicep(from, file) {
      const source = text(from, file);
      return source && parse(source).file;
    },
    compiled(from, reference) {
      if (!isModuleReference(reference)) {
        const document = open(path.posix.normalize(besides(from, reference)));
        return document.kind === 'template' ? document.template : undefined;
      }
      const template = module(from, reference);
      return typeof template === 'string' ? undefined : template;
    },
    base64(from, file) {
      const source = text(from, file);
      return source && Buffer.from(encode(source, source.text)).toString('base64');
    },
  };
}

/** A path relative to the folder of a file, as a path relative to the workspace root. */
export function besides(from: SourceText, file: string): string {
  return path.posix.join(path.posix.dirname(from.path), file.replaceAll('\\', '/'));
}
