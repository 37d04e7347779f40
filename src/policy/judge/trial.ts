import { declaredOf } from '../../graph/way.ts';
import type { Scalar } from '../../template/expression.ts';
import { charged } from '../../values/budget.ts';
import { guardFor } from '../../values/choice.ts';
import { both } from '../../values/guard.ts';
import type { Atom, Unknown } from '../../values/value.ts';
import type { Rule } from '../compile/policy.ts';
import type { Outcome } from '../logic.ts';
import type { Scope } from '../scope.ts';
import { consistent, together } from '../value/assume.ts';
import { type Input, inputsBehind } from './inputs.ts';
import type { Concern, FailingCases, Trial } from './judgement.ts';
import { verdictIn } from './verdict.ts';

/** Cases that are tried of one check; those of a template are counted by its `World`. */
const maxCases = 64;

type Open = Extract<Outcome, { truth: 'unknown' }>;

interface Trying {
  readonly rule: Rule;
  readonly scope: Scope;
  /** The key of the deployment whose parameters are given from outside. */
  readonly root: string;
  /** By key. What one value leaves undecided may hang on others. */
  readonly inputs: Map<string, Input>;
  left: number;
  isCut: boolean;
  /** The first case that fails. */
  failure?: Scope;
}

type Tried = 'fail' | 'pass' | 'open' | 'none' | 'cut';

/** What came of each value of a parameter, by its number in the list of those that are allowed. */
interface Row {
  readonly input: Input;
  readonly results: readonly Tried[];
}

/**
 * With which values of the template's parameters an undecided check fails: of one parameter, whatever the others are;
 * where no single one decides it, of two. A case in which the resource does not exist, or the policy does not concern
 * it, counts as neither.
 *
 * @param failing What is said where it fails, in the scope of a case. With several, values are named as they are unknown.
 */
export function tryValues(
  rule: Rule,
  scope: Scope,
  outcome: Open,
  failing: (scope: Scope, telling: Scope) => Concern,
): Trial {
  const root = rootOf(scope);
  if (root === undefined) return { failing: [], isCut: false };
  const trying: Trying = { rule, scope, root, inputs: new Map(), left: maxCases, isCut: false };
  note(outcome, trying);
  // Whether the resource is there may hang on the same parameters as what it is.
  note({ splits: scope.assume.flat(), causes: [] }, trying);
  const rows: Row[] = [];
  // Those that are noted on the way come behind.
  for (const input of trying.inputs.values()) rows.push({ input, results: tryEach(input, [], trying) });
  const alone = rows.flatMap((row) => failingOf(row));
  const found = alone.length > 0 ? alone : ofPairs(rows, trying);
  const { failure, isCut } = trying;
  const isOnly = found.reduce((count, { values }) => count + values.length, 0) === 1;
  const said =
    failure &&
    charged(
      scope.world.trials.budget,
      () => failing(failure, isOnly ? failure : scope),
      () => undefined,
    );
  return { failing: found, isCut, ...(said && { failure: said }) };
}

function note(outcome: Pick<Open, 'splits' | 'causes'>, { inputs, root }: Trying): void {
  for (const input of inputsBehind(outcome, root)) if (!inputs.has(input.term.key)) inputs.set(input.term.key, input);
}

function rootOf({ judged }: Scope): string | undefined {
  let deployment = declaredOf(judged)?.frame.deployment;
  while (deployment?.parent) deployment = deployment.parent;
  return deployment?.key;
}

function failingOf({ input, results }: Row, given?: FailingCases['given']): FailingCases[] {
  const having = (wanted: Tried): Scalar[] => input.domain.filter((_, at) => results[at] === wanted);
  const values = having('fail');
  if (values.length === 0) return [];
  const { parameter, domain } = input;
  return [{ parameter, values, passes: having('pass'), of: domain.length, ...(given && { given }) }];
}

/** Of the values that decide nothing alone, two together. */
function ofPairs(rows: readonly Row[], trying: Trying): FailingCases[] {
  return rows.flatMap((first, at) =>
    rows.slice(at + 1).flatMap((second) =>
      first.input.domain.flatMap((value, number) => {
        if (first.results[number] !== 'open') return [];
        const given = { parameter: first.input.parameter, value };
        const atoms = guardFor(first.input.term, value);
        const results = tryEach(second.input, atoms, trying).map((each, other) =>
          second.results[other] === 'open' ? each : 'none',
        );
        return failingOf({ input: second.input, results }, given);
      }),
    ),
  );
}

/** Where there are more values than may be tried, none is: some of them would be told as all. */
function tryEach({ term, domain }: Input, given: readonly Atom[], trying: Trying): readonly Tried[] {
  const { trials } = trying.scope.world;
  if (domain.length > Math.min(trying.left, trials.left)) {
    trying.isCut = true;
    return [];
  }
  trying.left -= domain.length;
  trials.left -= domain.length;
  return domain.map((value) => tryOne(term, value, given, trying));
}

function tryOne(term: Unknown, value: Scalar, given: readonly Atom[], trying: Trying): Tried {
  const { rule, scope } = trying;
  return charged(
    scope.world.trials.budget,
    () => {
      const guard = both(given, guardFor(term, value));
      const joined = guard && together(scope.assume, [guard]);
      const assume = joined && consistent(joined);
      if (assume === undefined) return 'none';
      const each = { ...scope, assume };
      const found = verdictIn(rule, each);
      if (found.verdict === 'fail') trying.failure ??= each;
      if (found.verdict === 'open') note(found.outcome, trying);
      return found.verdict === 'fail' || found.verdict === 'pass' || found.verdict === 'open' ? found.verdict : 'none';
    },
    () => {
      trying.isCut = true;
      return 'cut';
    },
  );
}
