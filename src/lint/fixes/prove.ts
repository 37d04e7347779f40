import { applyEdits, editsKey } from '../../fix/apply.ts';
import { groupBy } from '../../fix/group.ts';
import type { PlannedFix } from '../../fix/request.ts';
import { openTypes, type TypeIndex } from '../../types/open.ts';
import type { RawFinding, Refuses, Spot } from '../judge/fold.ts';
import { type Found, foundIn } from '../judge/found.ts';
import { type Judging, judgeTemplate, setsOf, type TemplateOutcome } from '../judge/one-template.ts';
import { type Session, type SessionOptions, sessionWith } from '../read/session.ts';
import type { LintDiagnostic } from '../result.ts';
import { refusalOfWrite } from './available.ts';

/** A root template as it was judged, and how to judge it again. */
export interface ProofRoot {
  readonly path: string;
  readonly judging: Judging;
  readonly outcome: Pick<TemplateOutcome, 'found' | 'sources' | 'diagnostics'>;
}

let types: TypeIndex | undefined;

/** Templates that are judged again for the fixes of one file; what would need more is not offered in this run. */
const maxJudged = 400;

/**
 * Proves fixes by making them: in memory, each alone. The texts are templates as before, what was found is found no
 * more, no resource fails what it did not fail before, and every property that is written is one its type has.
 */
export function openProofs(session: Session, options: SessionOptions, roots: readonly ProofRoot[]): Refuses {
  types ??= openTypes();
  const index = types;
  const known = new Map<string, Attempt>();
  const judged = new Map<string, number>();
  const attempt = (plan: PlannedFix): Attempt => {
    const key = editsKey(plan.edits);
    const found = known.get(key) ?? attemptOf(plan, session, options, roots, judged);
    known.set(key, found);
    return found;
  };
  return (plan, group) => {
    for (const write of plan.writes) {
      const refusal = refusalOfWrite(index, write);
      if (refusal !== undefined) return refusal;
    }
    const made = attempt(plan);
    return typeof made === 'string' ? made : refusalOf(made, group);
  };
}

/** Each root that an edit concerns, before and after it; or why these cannot be compared. */
type Attempt = readonly Comparison[] | string;

interface Comparison {
  readonly root: ProofRoot;
  readonly after: readonly Found[];
}

function attemptOf(
  { edits }: PlannedFix,
  session: Session,
  options: SessionOptions,
  roots: readonly ProofRoot[],
  judged: Map<string, number>,
): Attempt {
  const bySource = groupBy(edits, ({ source }) => source);
  const texts = new Map([...bySource].map(([source, own]) => [source.path, applyEdits(source.text, own)] as const));
  if (![...texts.values()].every((text) => text !== undefined)) return 'its edits overlap';
  const concerned = roots.filter(({ outcome }) => [...texts.keys()].some((file) => outcome.sources.has(file)));
  if (!spend(judged, [...texts.keys()], concerned)) return 'there is too much to prove in one run';
  const edited = sessionWith(session, options, texts as Map<string, string>);
  const made: Comparison[] = [];
  for (const root of concerned) {
    const after = judgeAgain(root, edited);
    if (after === undefined) return 'the template would not be valid';
    made.push({ root, after });
  }
  return made;
}

function spend(judged: Map<string, number>, files: readonly string[], concerned: readonly ProofRoot[]): boolean {
  const [file = ''] = files;
  const spent = (judged.get(file) ?? 0) + concerned.length;
  if (spent > maxJudged) return false;
  judged.set(file, spent);
  return true;
}

/** What is found after an edit; `undefined` where there is no template any more, or something new is wrong with it. */
function judgeAgain({ path, judging, outcome }: ProofRoot, session: Session): Found[] | undefined {
  const document = session.documents.open(path);
  if (document.kind !== 'template') return undefined;
  const sets = setsOf(session, path, judging);
  const found: Found[] = [];
  const problems: LintDiagnostic[] = [...document.warnings];
  for (const each of judgeTemplate(session, document.template, sets, judging)) {
    found.push(foundIn(each));
    problems.push(...each.diagnostics());
  }
  const before = errorsOf(outcome.diagnostics);
  const isNew = [...errorsOf(problems)].some((problem) => !before.has(problem));
  return isNew || found.length !== outcome.found.length ? undefined : found;
}

/** Without their places, which move. */
function errorsOf(problems: readonly LintDiagnostic[]): ReadonlySet<string> {
  return new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`),
  );
}

function refusalOf(made: readonly Comparison[], group: readonly RawFinding[]): string | undefined {
  const policy = group[0]?.finding.policy ?? '';
  const spots = groupBy(
    group.map(({ spot }) => spot),
    ({ root, set }) => `${root}|${set}`,
  );
  const compared = new Set<string>();
  for (const { root, after } of made) {
    for (const [set, found] of after.entries()) {
      const key = `${root.path}|${set}`;
      const before = root.outcome.found[set];
      const reason = before && comparison(before, found, policy, spots.get(key) ?? []);
      if (reason !== undefined) return reason;
      compared.add(key);
    }
  }
  return [...spots.keys()].every((key) => compared.has(key)) ? undefined : 'the finding could not be judged again';
}

type Subject = Pick<Spot, 'node' | 'idKey'>;

/** Nothing fails that did not, and what was to be mended neither fails nor has become unknown. */
function comparison(before: Found, after: Found, policy: string, mended: readonly Spot[]): string | undefined {
  // Ids of what is in a loop of Bicep hold the place of the loop, which moves; the number of a resource does not.
  const subject = (spot: Subject) => (before.nodes === after.nodes ? String(spot.node) : spot.idKey);
  const checks = ({ concerns }: Found, isFailure: boolean) =>
    countOf(
      concerns
        .filter(({ verdict }) => (verdict === 'fail') === isFailure)
        .map((each) => `${each.policy}|${subject(each)}`),
    );
  const gone = countOf(mended.map((spot) => `${policy}|${subject(spot)}`));
  const [failing, failed] = [checks(before, true), checks(after, true)];
  const [open, opened] = [checks(before, false), checks(after, false)];
  for (const [check, count] of failed) {
    const mends = gone.get(check);
    if (mends !== undefined && count > (failing.get(check) ?? 0) - mends) return 'the finding would stay';
    if (count > (failing.get(check) ?? 0)) return `it would bring a finding of ${check.split('|')[0]}`;
  }
  for (const check of gone.keys())
    if ((opened.get(check) ?? 0) > (open.get(check) ?? 0)) return 'it would no longer be known';
  const places = new Set(mended.map((spot) => `${subject(spot)} ${spot.path}`));
  const stays = after.concerns.some(
    (each) => each.verdict === 'fail' && each.policy === policy && places.has(`${subject(each)} ${each.path}`),
  );
  return stays ? 'the finding would stay' : undefined;
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
