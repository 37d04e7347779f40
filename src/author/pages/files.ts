import { expressionFrom } from '../../arm/expression/model.ts';
import { type BicepFiles, readBicepFile, readBicepTemplate } from '../../bicep/read.ts';
import type { ResolvedTemplate, TemplateResolver } from '../../evaluate/context.ts';
import { sourceText } from '../../source/text.ts';
import type { Template } from '../../template/template.ts';
import { sharedFunctions } from '../../workspace/bicep/functions.ts';
import type { PageCase } from './case.ts';

/** The texts of an example by path, that of its template first. */
export type Files = ReadonlyMap<string, string>;

export function filesOfCase({ language, text, beside }: PageCase): Files {
  return new Map([[mainPath(language), text], ...beside]);
}

export function mainPath(language: PageCase['language']): string {
  return `example.${language}`;
}

/** The Bicep files of an example, each read once. */
export function openFiles(files: Files): TemplateResolver & { template(path: string): Template | undefined } {
  const templates = new Map<string, Template>();
  const unread = { reason: 'an example has no other files than those on its page' };
  const read = (path: string) => {
    const text = files.get(path);
    return text === undefined ? undefined : readBicepFile(sourceText(path, text));
  };
  const bicep: BicepFiles = {
    bicep: (_, path) => read(besideExample(path))?.file,
    compiled: (_, path) => template(besideExample(path)),
    text: () => unread,
    base64: () => unread,
    directory: () => unread,
    expression: expressionFrom,
    extensions: () => [],
  };
  const template = (path: string): Template | undefined => {
    const file = templates.has(path) ? undefined : read(path);
    if (file) templates.set(path, readBicepTemplate(file, bicep, sharedFunctions));
    return templates.get(path);
  };
  return {
    template,
    resolveTemplate: (_, link) => resolved(link.kind === 'path' ? template(besideExample(link.path)) : undefined),
    resolveParameters: () => unresolved,
  };
}

/** Examples stand in no folders. */
function besideExample(path: string): string {
  return path.replace(/^\.\//, '');
}

function resolved(template: Template | undefined): ResolvedTemplate {
  return template ? { kind: 'template', template } : unresolved;
}

const unresolved = { kind: 'unresolved', reason: 'examples have no other files than those on their page' } as const;
