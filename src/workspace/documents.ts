import { classify, mayBeArm } from '../arm/classify.ts';
import { readTemplate } from '../arm/template.ts';
import { type BicepFiles, type ReadBicep, readBicepFile, readBicepTemplate } from '../bicep/read.ts';
import type { LintDiagnostic } from '../result/result.ts';
import type { JsonProblem } from '../source/json/problem.ts';
import { type JsonObject, readJson } from '../source/json.ts';
import type { SourceText } from '../source/text.ts';
import type { Workspace } from '../source/workspace.ts';
import type { Template } from '../template/template.ts';
import { bicepFiles } from './bicep/files.ts';
import { sharedFunctions } from './bicep/functions.ts';
import { type MissingModule, type ModuleCache, openModuleCache, type RestoredModule } from './bicep/module-cache.ts';
import type { Document } from './document.ts';
import { assertFault, internalError } from './faults.ts';
import { createUses, type Uses } from './find/uses.ts';
import { isBicepFile } from './language.ts';
import { offsetLocation } from './location.ts';

/** Reads and parses each file of a workspace once, however many deployments use it. */
export interface Documents {
  open(path: string): Document;
  /** Forgets a root template that no other file has linked to, so that a large run does not hold them all. */
  release(path: string): void;
  /** Files that Bicep files name. */
  readonly bicep: BicepFiles;
  /** A Bicep file's syntax. */
  parse(source: SourceText): ReadBicep;
  /** A module that a file names by `br:…` or `ts:…`: the template, or why there is none. */
  module(from: SourceText, reference: string): Template | MissingModule;
  readonly uses: Uses;
}

/** What a file names by `br:…` or `ts:…`, and what was found of it. */
export type OnModule = (from: string, reference: string, found: RestoredModule) => void;

/** `moduleCache`: the folder of restored modules, where it is not Bicep's own. */
export function openDocuments(workspace: Workspace, moduleCache?: string, onModule?: OnModule): Documents {
  const parsed = new Map<SourceText, ReadBicep>();
  const parse = (source: SourceText): ReadBicep => {
    const read = parsed.get(source) ?? readBicepFile(source);
    parsed.set(source, read);
    return read;
  };
  const module = restoredModules(openModuleCache(workspace, moduleCache), onModule);
  return documentsIn(workspace, parse, module, () => undefined);
}

/**
 * The documents of a run as if some files had other texts. Bicep files are lowered again, for they may take in what
 * others hold; all else that is not changed is shared.
 */
export function documentsWith(
  documents: Documents,
  workspace: Workspace,
  texts: ReadonlyMap<string, string>,
): Documents {
  const changed = new Map<SourceText, ReadBicep>();
  const parse = (source: SourceText): ReadBicep => {
    if (!texts.has(source.path)) return documents.parse(source);
    const read = changed.get(source) ?? readBicepFile(source);
    changed.set(source, read);
    return read;
  };
  return documentsIn(workspace, parse, documents.module, (path) =>
    isBicepFile(path) || texts.has(path) ? undefined : documents.open(path),
  );
}

function documentsIn(
  workspace: Workspace,
  parse: Documents['parse'],
  module: Documents['module'],
  shared: (path: string) => Document | undefined,
): Documents {
  const uses = createUses();
  const known = new Map<string, Document>();
  const documentAt = (path: string): Document => {
    let document = known.get(path);
    if (document === undefined) {
      document = shared(path) ?? openSafely(workspace, path, parse, bicep);
      known.set(path, document);
    }
    return document;
  };
  const noted: Documents['module'] = (from, reference) => {
    const found = module(from, reference);
    if (!('kind' in found)) uses.note(from.path, found.source.path);
    return found;
  };
  const bicep: BicepFiles = bicepFiles(workspace, parse, documentAt, noted, uses);
  return {
    bicep,
    parse,
    module: noted,
    uses,
    release: (path) => void known.delete(path),
    open: documentAt,
  };
}

/** Each restored module is read once, whatever names lead to it. */
function restoredModules(cache: ModuleCache, onModule?: OnModule): Documents['module'] {
  const known = new Map<string, Template | MissingModule>();
  return (from, reference) => {
    const module = cache.read(from, reference);
    onModule?.(from.path, reference, module);
    if (module.kind === 'missing') return module;
    const { path } = module.source;
    const document = known.has(path) ? undefined : openJson(module.source);
    const none: MissingModule = { kind: 'missing', reason: `'${path}' holds no template` };
    if (document) known.set(path, document.kind === 'template' ? document.template : none);
    return known.get(path) ?? none;
  };
}

/** A fault of ours in reading a file is an error of this file. */
function openSafely(...given: Parameters<typeof open>): Document {
  try {
    return open(...given);
  } catch (error) {
    assertFault(error);
    return { kind: 'failed', diagnostics: [internalError(given[1], error)] };
  }
}

function open(
  workspace: Workspace,
  path: string,
  parse: (source: SourceText) => ReadBicep,
  files: BicepFiles,
): Document {
  const file = workspace.read(path);
  if (file.kind === 'error') {
    const { code, message, head } = file;
    const isData = head !== undefined && !isBicepFile(path) && !mayBeArm(head);
    return { kind: 'failed', diagnostics: [{ severity: 'error', code, message, file: path }], isData };
  }
  const { source } = file;
  if (/\.bicep$/i.test(path))
    return {
      kind: 'template',
      source,
      template: readBicepTemplate(parse(source), files, sharedFunctions),
      warnings: [],
    };
  return /\.bicepparam$/i.test(path) ? { kind: 'bicep-parameters', source, read: parse(source) } : openJson(source);
}

function openJson(source: SourceText): Document {
  if (!mayBeArm(source.text)) return { kind: 'other' };
  const json = readJson(source.text);
  if (json.kind === 'error')
    return { kind: 'failed', diagnostics: json.problems.map((problem) => jsonProblem(source, problem, 'error')) };
  const value = json.value as JsonObject;
  switch (classify(value)) {
    case 'template':
      return {
        kind: 'template',
        source,
        template: readTemplate(source, value),
        warnings: json.problems.map((problem) => jsonProblem(source, problem, 'warning')),
      };
    case 'parameters':
      return { kind: 'parameters', source, json: value };
    case 'other':
      return { kind: 'other' };
  }
}

function jsonProblem(source: SourceText, problem: JsonProblem, severity: 'error' | 'warning'): LintDiagnostic {
  return {
    severity,
    code: severity === 'error' ? 'json-syntax' : 'json-duplicate',
    message: problem.message,
    location: offsetLocation(source, problem.offset, problem.length),
    file: source.path,
  };
}
