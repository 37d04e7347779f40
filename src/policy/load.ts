import type { JsonResult } from '../source/json.ts';
import { readJsonc } from '../source/jsonc.ts';
import { type Route, step } from '../source/route.ts';
import type { SourceText } from '../source/text.ts';
import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import { jsonPlace, keyPlace, type Place } from '../template/place.ts';
import { type Compiled, compilePolicy } from './compile/compile.ts';
import type { Vocabulary } from './compile/library.ts';
import type { Policy } from './compile/policy.ts';
import { type DocumentProblem, distinctProblems } from './compile/problem.ts';
import type { DocumentPath } from './condition/condition.ts';
import type { VocabularyDocument, WrittenPolicy } from './document/policy.ts';
import { type DocumentKind, validateDocument } from './document/validate.ts';

export interface LoadResult {
  /** Absent where an error was found. */
  readonly policy?: Policy;
  readonly diagnostics: readonly Diagnostic[];
}

/** A vocabulary of a user's, with its text: what is wrong in it is told there. */
export interface ReadVocabulary extends Vocabulary {
  readonly source: SourceText;
}

export interface LoadedVocabulary {
  /** Absent where an error was found. */
  readonly vocabulary?: ReadVocabulary;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks more than the schema and the compiler can: the document against the types of Azure's resources. */
export type DocumentCheck = (policy: Policy) => readonly DocumentProblem[];

/**
 * Reads a policy of a user's: JSON, its schema, what the schema cannot say, and what `check` finds. Names that it has not
 * itself are those of the first vocabulary that has them.
 */
export async function loadPolicy(
  source: SourceText,
  check: DocumentCheck = () => [],
  vocabularies: readonly (Vocabulary | ReadVocabulary)[] = [],
): Promise<LoadResult> {
  const read = await readDocument(source, 'policy');
  if (read.diagnostics.length > 0) return read;
  const compiled = compilePolicy(read.document as WrittenPolicy, vocabularies);
  const problems = distinctProblems([...compiled.problems, ...check(compiled.policy)]);
  const diagnostics = problems.map((problem) => locatedOf(source, problem, compiled.borrowed));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return { policy: compiled.policy, diagnostics };
}

/** Reads a vocabulary of a user's. What its names stand for is checked where policies use them. */
export async function loadVocabulary(source: SourceText): Promise<LoadedVocabulary> {
  const { document, diagnostics } = await readDocument(source, 'vocabulary');
  if (diagnostics.length > 0) return { diagnostics };
  return { vocabulary: { document: document as VocabularyDocument, title: source.path, source }, diagnostics };
}

async function readDocument(
  source: SourceText,
  kind: DocumentKind,
): Promise<{ readonly document?: unknown; readonly diagnostics: readonly Diagnostic[] }> {
  const json = readJsonc(source.text);
  if (json.kind === 'error') return { diagnostics: syntaxErrors(source, json) };
  const refused = await validateDocument(json.value as never, kind);
  return { document: json.value, diagnostics: refused.map((problem) => located(source, problem)) };
}

function syntaxErrors(source: SourceText, json: Extract<JsonResult, { kind: 'error' }>): Diagnostic[] {
  return json.problems.map(({ message, offset, length }) => {
    const place: Place = { kind: 'text', source, span: { start: offset, end: offset + Math.max(length, 1) } };
    return diagnostic('error', 'json-syntax', message, place);
  });
}

/**
 * What is wrong in something that comes from a vocabulary is told in it, or, where it is none of the user's, at the place
 * that uses it.
 */
function locatedOf(source: SourceText, problem: DocumentProblem, borrowed: Compiled['borrowed']): Diagnostic {
  const { at } = problem;
  const found = [...borrowed].find(([entry]) => entry.at.every((key, index) => key === at[index]));
  if (found === undefined) return located(source, problem);
  const [{ name, from }, use] = found;
  const written = from as Partial<ReadVocabulary> & Vocabulary;
  if (written.source) return located(written.source, problem);
  const { offset: _, key: __, ...rest } = problem;
  const message = `'${name}' of ${written.title} does not fit here: ${problem.message}`;
  return locatedOf(source, { ...rest, at: use, message }, without(borrowed, at));
}

function without(borrowed: Compiled['borrowed'], at: DocumentPath): Compiled['borrowed'] {
  return new Map([...borrowed].filter(([entry]) => !entry.at.every((key, index) => key === at[index])));
}

function located(source: SourceText, problem: DocumentProblem): Diagnostic {
  const { at, key, offset, message, severity = 'error' } = problem;
  const route = at.reduce<Route | null>((parent, each) => step(parent, each), null);
  const inner = offset === undefined ? undefined : { start: offset, end: offset + 1 };
  const place = key && route ? keyPlace(source, route) : jsonPlace(source, route, inner);
  return diagnostic(severity, 'policy', message, place);
}
