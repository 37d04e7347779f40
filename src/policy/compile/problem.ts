import { closest, hint } from '../../template/suggest.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { FieldPath } from '../value/path.ts';
import { type Entry, spelled } from './library.ts';
import type { Start } from './start.ts';

/** Something wrong in a policy's document. */
export interface DocumentProblem {
  readonly at: DocumentPath;
  /** Where in the string at that path, in UTF-16 units of its decoded text. */
  readonly offset?: number;
  /** The name of the member is meant, not its value. */
  readonly key?: boolean;
  /** What was found and expected, and what was probably meant. */
  readonly message: string;
  /** An error unless said otherwise. */
  readonly severity?: 'error' | 'warning';
  /** Not worth a word where there is an error at this place, which is why. */
  readonly unless?: DocumentPath;
}

/**
 * Each fault once, at its own place. A condition by name is compiled, and checked, wherever it is used; what is wrong in it
 * is told once.
 */
export function distinctProblems(problems: readonly DocumentProblem[]): DocumentProblem[] {
  const errors = new Set(problems.filter(({ severity }) => severity !== 'warning').map(({ at }) => at.join('/')));
  const own = problems.filter(({ unless }) => unless === undefined || !errors.has(unless.join('/')));
  const told = new Map<string, DocumentProblem>();
  for (const each of own) {
    const { at, offset = '', message } = each;
    const key = [at.join('/'), offset, ...(at[0] === 'conditions' ? [] : [message])].join(' ');
    if (!told.has(key)) told.set(key, each);
  }
  return [...told.values()];
}

export interface Used {
  readonly joins: Set<string>;
  readonly parameters: Set<string>;
  readonly facts: Set<string>;
  /** What was used by name, each with where it was first. */
  readonly uses: Map<Entry<unknown>, DocumentPath>;
}

/** What compiling a document collects. */
export interface Compilation {
  readonly problems: DocumentProblem[];
  /** What a `let` can be named by lower-case name: those of the rule, and those that are shared. */
  readonly joins: ReadonlyMap<string, Entry>;
  readonly parameters: ReadonlySet<string>;
  /** What a `let` can be that is another one by its name. */
  readonly shared: ReadonlyMap<string, Entry>;
  /** Conditions by lower-case name, each with its place. */
  readonly conditions: ReadonlyMap<string, Entry>;
  /** Names that were used, in lower case. */
  readonly used: Used;
  /** The arrays whose members the rule and the surrounding counts look at, and where these are named. */
  readonly bound: readonly { readonly path: FieldPath; readonly at: DocumentPath }[];
  /** Where paths begin here. */
  readonly start: Start;
  /** Where those of the rule begin. */
  readonly judged: Start;
  /** The names of facts, and what is taken as one. */
  readonly factNames: readonly string[];
  /** Real policy definitions compare `field` with aliases and know neither joins nor facts. */
  readonly dialect: 'resilint' | 'azure';
}

export function report(
  context: Compilation,
  at: DocumentPath,
  message: string,
  rest: Partial<DocumentProblem> = {},
): void {
  context.problems.push({ at, message, ...rest });
}

/** Notes that a `let` is used, and reports one that is not there. */
export function useJoin(name: string, at: DocumentPath, context: Compilation, offset?: number): void {
  const lower = name.toLowerCase();
  context.used.joins.add(lower);
  const entry = context.joins.get(lower);
  if (entry) useEntry(entry, at, context);
  if (entry) return;
  const known = context.joins.size === 0 ? "; the policy has no 'let'" : hint(closest(name, spelled(context.joins)));
  report(context, at, `there is no 'let' named '${name}'${known}`, offset === undefined ? {} : { offset });
}

/** Notes that a fact is asked for, and reports one that is not there. */
export function useFact(name: string, at: DocumentPath, context: Compilation, offset?: number): void {
  context.used.facts.add(name);
  if (context.factNames.includes(name)) return;
  report(
    context,
    at,
    `there is no fact '${name}'${hint(closest(name, context.factNames))}`,
    offset === undefined ? {} : { offset },
  );
}

/** Notes that something is used that has a name. */
export function useEntry(entry: Entry, at: DocumentPath, { used }: Compilation): void {
  if (!used.uses.has(entry)) used.uses.set(entry, at);
}
