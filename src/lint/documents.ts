import { type ArmKind, classify, mayBeArm } from '../arm/classify.ts';
import { readTemplate } from '../arm/template.ts';
import { type JsonObject, readJson } from '../source/json.ts';
import type { SourceText } from '../source/text.ts';
import type { Workspace } from '../source/workspace.ts';
import type { Template } from '../template/template.ts';
import { offsetLocation } from './location.ts';
import type { LintDiagnostic } from './result.ts';

/** What a file turned out to be. */
export type Document =
  | { readonly kind: 'template'; readonly source: SourceText; readonly template: Template }
  | { readonly kind: 'parameters'; readonly source: SourceText; readonly json: JsonObject }
  | { readonly kind: 'other' }
  | { readonly kind: 'failed'; readonly diagnostics: readonly LintDiagnostic[] };

/** Reads and parses each file of a workspace once, however many deployments use it. */
export interface Documents {
  open(path: string): Document;
}

export function openDocuments(workspace: Workspace): Documents {
  const known = new Map<string, Document>();
  return {
    open(path) {
      let document = known.get(path);
      if (document === undefined) {
        document = read(workspace, path);
        known.set(path, document);
      }
      return document;
    },
  };
}

function read(workspace: Workspace, path: string): Document {
  const file = workspace.read(path);
  if (file.kind === 'error') {
    return { kind: 'failed', diagnostics: [{ severity: 'error', code: file.code, message: file.message, file: path }] };
  }
  const { source } = file;
  if (!mayBeArm(source.text)) return { kind: 'other' };
  const json = readJson(source.text);
  if (json.kind === 'error')
    return { kind: 'failed', diagnostics: json.problems.map((problem) => syntaxError(source, problem)) };
  return interpret(source, json.value as JsonObject, classify(json.value));
}

function interpret(source: SourceText, json: JsonObject, kind: ArmKind): Document {
  switch (kind) {
    case 'template':
      return { kind: 'template', source, template: readTemplate(source, json) };
    case 'parameters':
      return { kind: 'parameters', source, json };
    case 'other':
      return { kind: 'other' };
  }
}

function syntaxError(source: SourceText, problem: { message: string; offset: number; length: number }): LintDiagnostic {
  return {
    severity: 'error',
    code: 'json-syntax',
    message: problem.message,
    location: offsetLocation(source, problem.offset, problem.length),
    file: source.path,
  };
}
