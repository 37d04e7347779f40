import { closest, hint } from '../../template/suggest.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { PolicyDocument, RuleDocument, SourceDocument, WrittenPolicy } from '../document/policy.ts';
import { factNames } from '../facts/names.ts';
import { type Entry, type Library, libraryOf, spelled, type Vocabulary, withBorrowed } from './library.ts';
import type { Policy, Rule } from './policy.ts';
import type { DocumentProblem } from './problem.ts';
import { type CompiledRule, compileRule, type Shared, type WrittenRule } from './rule.ts';

export interface Compiled {
  readonly policy: Policy;
  readonly problems: readonly DocumentProblem[];
  /** What it takes from vocabularies, each with the place where it first does. */
  readonly borrowed: ReadonlyMap<Entry<unknown>, DocumentPath>;
}

/**
 * Compiles a document that fits the schema. What the schema cannot say is reported. Names that it has not itself are
 * those of the vocabularies, of the first that has one.
 */
export function compilePolicy(written: WrittenPolicy, vocabularies: readonly Vocabulary[] = []): Compiled {
  const problems: DocumentProblem[] = [];
  const library = libraryOf(written, vocabularies);
  const shared: Shared & { used: { parameters: Set<string> } } = {
    problems,
    library,
    parameters: new Set(Object.keys(written.parameters ?? {}).map((name) => name.toLowerCase())),
    factNames: factNames.map(({ name }) => name),
    used: { facts: new Set(), parameters: new Set(), uses: new Map() },
    yieldsTo: written.yieldsTo ?? [],
  };
  const parts = rulesOf(written).map((each) => {
    const rules = targetsOf(each, library, shared).map((part) => compileRule(part, shared));
    return { ...each, rules };
  });
  const source = sourceOf(written, library, shared);
  for (const [index, cover] of (written.covers ?? []).entries())
    if (typeof cover !== 'string' && cover.source !== undefined)
      findSource(cover.source, ['covers', index, 'source'], library, shared);
  const document = withBorrowed(written, source, shared.used.uses.keys());
  const rules = parts.flatMap((part) => part.rules.map(({ rule }) => rule));
  const policy = { document, types: typesOfRules(rules), rules: () => rules, facts: [...shared.used.facts] };
  const idle = [...parts.flatMap(unusedJoins), ...unused(written, library, shared)];
  const borrowed = new Map([...shared.used.uses].filter(([{ from }]) => from !== undefined));
  return { policy, problems: problems.length > 0 ? problems : idle, borrowed };
}

/** A policy of which a compilation found no fault before, and that it judges these types and asks for these facts. */
export function deferPolicy(document: PolicyDocument, types: readonly string[], facts: readonly string[]): Policy {
  let compiled: readonly Rule[] | undefined;
  const rules = (): readonly Rule[] => {
    compiled ??= compilePolicy(document).policy.rules();
    return compiled;
  };
  return { document, types, rules, facts };
}

function typesOfRules(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.flatMap(({ types }) => types))];
}

/** The rules of a document: the document itself is one, unless it lists several. */
function rulesOf(document: WrittenPolicy): Pick<WrittenRule, 'rule' | 'at'>[] {
  if (document.rules === undefined) return [{ rule: document as RuleDocument, at: [] }];
  return document.rules.map((rule, index) => ({ rule, at: ['rules', index] }));
}

/** A rule that judges a place is one for each of its targets. */
function targetsOf(written: Pick<WrittenRule, 'rule' | 'at'>, { places }: Library, shared: Shared): WrittenRule[] {
  const { judges } = written.rule;
  if (judges === undefined) return [written];
  const at = [...written.at, 'judges'];
  const place = places.get(judges.toLowerCase());
  if (place === undefined) {
    const near = hint(closest(judges, spelled(places)));
    shared.problems.push({ at, message: `there is no place '${judges}'${near}` });
    return [];
  }
  if (!shared.used.uses.has(place)) shared.used.uses.set(place, at);
  return place.json.targets.map((json, index) => ({
    ...written,
    target: { json, at: [...place.at, 'targets', index] },
  }));
}

function sourceOf({ source }: WrittenPolicy, library: Library, shared: Shared): SourceDocument {
  if (typeof source !== 'string') return source;
  return findSource(source, ['source'], library, shared) ?? { document: source, url: '' };
}

function findSource(
  name: string,
  at: DocumentPath,
  { sources }: Library,
  { problems }: Shared,
): SourceDocument | undefined {
  const found = sources.get(name.toLowerCase());
  if (found === undefined)
    problems.push({
      at,
      message: `there is no source '${name}' in the vocabulary${hint(closest(name, spelled(sources)))}`,
    });
  return found?.json;
}

/** The names of a rule's own `let` that nothing uses. */
function unusedJoins({
  rule,
  at,
  rules,
}: Pick<WrittenRule, 'rule' | 'at'> & { rules: readonly CompiledRule[] }): DocumentProblem[] {
  const names = Object.keys(rule.let ?? {}).filter(
    (name) => !rules.some(({ usedJoins }) => usedJoins.has(name.toLowerCase())),
  );
  return names.map((name) => ({
    at: [...at, 'let', name],
    key: true,
    message: `nothing uses '${name}'; count its resources, name it in a message, or remove it`,
  }));
}

/** What stands beside the rules of a document and is used by none. */
function unused(written: WrittenPolicy, library: Library, { used }: Shared): DocumentProblem[] {
  const entries = [...library.places.values(), ...library.conditions.values(), ...library.let.values()];
  const isUsed = new Set<unknown>(used.uses.keys());
  const idle = entries.filter((entry) => entry.from === undefined && !isUsed.has(entry)).map(({ at }) => at);
  const parameters = Object.keys(written.parameters ?? {}).filter((name) => !used.parameters.has(name.toLowerCase()));
  return [...parameters.map((name) => ['parameters', name]), ...idle].map((at) => ({
    at,
    key: true,
    message: `nothing uses the ${kinds.get(String(at[0])) ?? ''} '${String(at[1])}'; use or remove it`,
  }));
}

const kinds = new Map([
  ['parameters', 'parameter'],
  ['conditions', 'condition'],
  ['places', 'place'],
  ['let', "'let'"],
]);
