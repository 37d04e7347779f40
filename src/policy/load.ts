import { type JsonResult, readJson } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import type { SourceText } from '../source/text.ts';
import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import { jsonPlace, keyPlace, type Place } from '../template/place.ts';
import { compilePolicy } from './compile/compile.ts';
import type { Policy } from './compile/policy.ts';
import { type DocumentProblem, distinctProblems } from './compile/problem.ts';
import type { PolicyDocument } from './document/policy.ts';
import { validateDocument } from './document/validate.ts';

export interface LoadedPolicy {
  /** Absent where an error was found. */
  readonly policy?: Policy;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks more than the schema and the compiler can: the document against the types of Azure's resources. */
export type DocumentCheck = (policy: Policy) => readonly DocumentProblem[];

/** Reads a policy of a user's: JSON, its schema, what the schema cannot say, and what `check` finds. */
export async function loadPolicy(source: SourceText, check: DocumentCheck = () => []): Promise<LoadedPolicy> {
  const json = readJson(source.text);
  if (json.kind === 'error') return { diagnostics: syntaxErrors(source, json) };
  const document = json.value as unknown as PolicyDocument;
  const refused = await validateDocument(document as never);
  if (refused.length > 0) return { diagnostics: refused.map((problem) => located(source, problem)) };
  const { policy, problems } = compilePolicy(document);
  const diagnostics = distinctProblems([...problems, ...check(policy)]).map((problem) => located(source, problem));
  return diagnostics.some(({ severity }) => severity === 'error') ? { diagnostics } : { policy, diagnostics };
}

function syntaxErrors(source: SourceText, json: Extract<JsonResult, { kind: 'error' }>): Diagnostic[] {
  return json.problems.map(({ message, offset, length }) => {
    const place: Place = { kind: 'text', source, span: { start: offset, end: offset + Math.max(length, 1) } };
    return diagnostic('error', 'json-syntax', message, place);
  });
}

function located(source: SourceText, problem: DocumentProblem): Diagnostic {
  const { at, key, offset, message, severity = 'error' } = problem;
  const route = at.reduce<Route | null>((parent, each) => step(parent, each), null);
  const inner = offset === undefined ? undefined : { start: offset, end: offset + 1 };
  const place = key && route ? keyPlace(source, route) : jsonPlace(source, route, inner);
  return diagnostic(severity, 'policy', message, place);
}
