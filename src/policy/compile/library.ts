import type { DocumentPath } from '../condition/condition.ts';
import type {
  Json,
  PlaceDocument,
  PolicyDocument,
  SourceDocument,
  VocabularyDocument,
  WrittenPolicy,
} from '../document/policy.ts';
import type { Start } from './start.ts';

/** Something that has a name, and where it stands in the policy with all that it takes from vocabularies. */
export interface Entry<T = Json> {
  readonly name: string;
  readonly json: T;
  readonly at: DocumentPath;
  /** Whose it is; absent of what the policy has itself. */
  readonly from?: Vocabulary;
  /** Where its paths begin, whoever uses it. */
  readonly start?: Start;
}

/** A vocabulary, and what to call it. */
export interface Vocabulary {
  readonly document: VocabularyDocument;
  readonly title: string;
}

/** What the rules of a policy can name, by lower-case names. */
export interface Library {
  readonly sources: ReadonlyMap<string, Entry<SourceDocument>>;
  readonly places: ReadonlyMap<string, Entry<PlaceDocument>>;
  readonly conditions: ReadonlyMap<string, Entry>;
  readonly let: ReadonlyMap<string, Entry>;
}

type Names<T> = Readonly<Record<string, T>>;

/** What a policy has itself comes before what vocabularies have, the nearest of these first. */
export function libraryOf(document: WrittenPolicy, vocabularies: readonly Vocabulary[]): Library {
  const farthestFirst = [...vocabularies].reverse();
  const all = <T>(
    section: Section,
    own: Names<T> | undefined,
    of: (document: VocabularyDocument) => Names<T> | undefined,
  ) =>
    new Map([
      ...farthestFirst.flatMap((from) => entriesOf(of(from.document), [section], { from })),
      ...entriesOf(own, [section]),
    ]);
  return {
    sources: all<SourceDocument>('sources', undefined, ({ sources }) => sources),
    places: all('places', document.places, ({ places }) => places),
    conditions: all('conditions', document.conditions, ({ conditions }) => conditions),
    let: all('let', document.rules && document.let, ({ let: joins }) => joins),
  };
}

type Section = keyof Library;

/** The members of a section by lower-case names. */
export function entriesOf<T>(
  members: Names<T> | undefined,
  at: DocumentPath,
  rest: Pick<Entry, 'from' | 'start'> = {},
): [string, Entry<T>][] {
  return Object.entries(members ?? {}).map(([name, json]) => [
    name.toLowerCase(),
    { name, json, at: [...at, name], ...rest },
  ]);
}

/** The names as they are written, to find what was meant. */
export function spelled(entries: ReadonlyMap<string, Entry<unknown>>): string[] {
  return Array.from(entries.values(), ({ name }) => name);
}

/** The policy with what it uses of vocabularies, so that it can be compiled, printed and kept without them. */
export function withBorrowed(
  document: WrittenPolicy,
  source: SourceDocument,
  used: Iterable<Entry<unknown>>,
): PolicyDocument {
  const borrowed = [...used].filter(({ from }) => from !== undefined);
  const section = (name: 'places' | 'conditions' | 'let') => {
    const taken = borrowed.filter(({ at }) => at[0] === name).map((each) => [each.name, each.json] as const);
    return taken.length > 0 && { [name]: { ...Object.fromEntries(taken), ...document[name] } };
  };
  return { ...document, source, ...section('places'), ...section('conditions'), ...section('let') };
}
