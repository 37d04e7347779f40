import type { JsonObject } from '../../source/json.ts';
import type { Route } from '../../source/route.ts';
import type { SourceText, Span } from '../../source/text.ts';
import { type Diagnostic, type DiagnosticSeverity, diagnostic } from '../../template/diagnostic.ts';
import type { SignatureOf } from '../../template/functions.ts';
import { jsonPlace, keyPlace, type Place } from '../../template/place.ts';
import type { DiagnosticCode } from '../../template/rules.ts';
import { type FactMemo, memoFor } from './facts.ts';
import type { Visible } from './names.ts';

/** One pass over one document. */
export interface Walk {
  readonly source: SourceText;
  readonly signatureOf: SignatureOf;
  readonly functionNames: Iterable<string>;
  readonly diagnostics: Diagnostic[];
  readonly checkNested: CheckNested;
  /** What is already known of the texts of expressions. */
  readonly facts: FactMemo;
}

/** Checks a nested template; `outer` is what its expressions see where its deployment evaluates them. */
export type CheckNested = (walk: Walk, template: JsonObject, route: Route, outer: Visible | undefined) => void;

/** After so many problems a document is not looked at more closely: nobody reads on, and hostile ones could go on for long. */
const maxProblems = 1000;

export function createWalk(parts: Omit<Walk, 'diagnostics' | 'facts'>): Walk {
  return { ...parts, diagnostics: [], facts: memoFor(parts.signatureOf) };
}

export function hasEnough(walk: Walk): boolean {
  return walk.diagnostics.length >= maxProblems;
}

export function reportProblem(
  walk: Walk,
  severity: DiagnosticSeverity,
  code: DiagnosticCode,
  message: string,
  place: Place,
): void {
  if (hasEnough(walk)) return;
  walk.diagnostics.push(diagnostic(severity, code, message, place));
  if (!hasEnough(walk)) return;
  const rest = `this file has ${maxProblems} problems; the rest of them is not shown`;
  walk.diagnostics.push(diagnostic('note', 'too-many-problems', rest, jsonPlace(walk.source, null)));
}

/** An error about the value at a route. */
export function errorAt(walk: Walk, code: DiagnosticCode, message: string, route: Route | null, inner?: Span): void {
  reportProblem(walk, 'error', code, message, jsonPlace(walk.source, route, inner));
}

/** An error about the name of the member at a route. */
export function errorAtKey(walk: Walk, code: DiagnosticCode, message: string, route: Route, inner?: Span): void {
  reportProblem(walk, 'error', code, message, keyPlace(walk.source, route, inner));
}
