import type { ResourceNode } from '../../graph/graph.ts';
import type { Concern, FailingCases, Judgement, Trial } from '../../policy/judge/judgement.ts';
import type { FailingValues, Finding, ParameterValue } from '../../result/result.ts';
import { groupBy } from '../../source/group-by.ts';
import { jsonText } from '../../source/json/write.ts';
import type { Scalar } from '../../template/expression.ts';
import { type Message, type Spelling, say, spell, unended } from '../../template/message.ts';
import { isConcern } from './found.ts';

/**
 * What is tried of undecided checks: a failure is not said for a value with which another policy fails that says the same
 * more closely.
 */
export function trialsOf(judgements: readonly Judgement[]): (concern: Concern) => Trial {
  let undecided: Map<ResourceNode, Concern[]> | undefined;
  return (concern) => {
    const trial = concern.trial?.() ?? nothing;
    if (concern.yieldsTo.length === 0 || trial.failing.length === 0) return trial;
    undecided ??= groupBy(judgements.filter(isConcern), ({ node }) => node);
    const rivals = (undecided.get(concern.node) ?? []).filter(({ policy }) =>
      concern.yieldsTo.includes(policy.document.id),
    );
    const taken = rivals.flatMap(({ trial: other }) => other?.().failing ?? []);
    return { ...trial, failing: trial.failing.flatMap((each) => without(each, taken)) };
  };
}

const nothing: Trial = { failing: [], isCut: false };

function without(each: FailingCases, taken: readonly FailingCases[]): FailingCases[] {
  const gone = taken.filter(({ parameter, given }) => parameter === each.parameter && given === undefined);
  const values = each.values.filter((value) => !gone.some((other) => other.values.includes(value)));
  return values.length === 0 ? [] : [{ ...each, values }];
}

/** Undecided checks that fail for some allowed value, as failures. */
export function possibleAsFailures(judgements: readonly Judgement[]): Judgement[] {
  const trialOf = trialsOf(judgements);
  return judgements.map((each) => (isConcern(each) && each.trial ? asFailure(each, trialOf(each)) : each));
}

function asFailure(concern: Concern, { failing, failure }: Trial): Concern {
  if (failing.length === 0 || failure === undefined) return concern;
  const message = say`${unended(failure.message)} for ${casesText(failing)}.`;
  return { ...failure, message, fixes: [], failsFor: failing };
}

/** A finding of an undecided check, with what came of trying values. */
export function withTrial(finding: Finding, trial: Trial, spelling: Spelling): Finding {
  const said = undecidedFor(trial);
  return {
    ...finding,
    ...(said && { message: spell(said.message, spelling), failsFor: trial.failing.map(plainValues) }),
    ...(said?.help !== undefined && { help: spell(said.help, spelling) }),
    ...(trial.isCut && { untried: true }),
  };
}

/** The same as plain data. */
export function plainValues({ parameter, values, passes, of, given }: FailingCases): FailingValues {
  return {
    parameter,
    values: values.map(plain),
    passes: passes.map(plain),
    of,
    ...(given && { given: { parameter: given.parameter, value: plain(given.value) } }),
  };
}

function plain(value: Scalar): ParameterValue {
  return typeof value === 'bigint' ? String(value) : value;
}

/** What is said of an undecided check, once it is known with which values it fails. */
export function undecidedFor({ failing, name, failure }: Trial): { message: Message; help?: Message } | undefined {
  if (failing.length === 0 || name === undefined) return undefined;
  return {
    message: say`Undecided for '${name}': fails for ${casesText(failing)}.`,
    ...(failure && { help: say`Then: ${failure.message}` }),
  };
}

/** Parameters that are named; the rest is counted. */
const maxNamed = 3;

/** `sku = 'Standard_LRS' (1 of 3 allowed values)`, `zonal = false`, `zonal = true with sku = 'x'`. */
function casesText(failing: readonly FailingCases[]): string {
  const named = failing.slice(0, maxNamed).map(caseText);
  const more = failing.length > maxNamed ? `, and ${failing.length - maxNamed} more` : '';
  return `${named.join(', or ')}${more}`;
}

function caseText({ parameter, values, of, given }: FailingCases): string {
  const shown = values.slice(0, maxNamed).map(valueText);
  const more = values.length > maxNamed ? ` or ${values.length - maxNamed} more` : '';
  const share =
    values.every((value) => typeof value === 'boolean') && of === 2
      ? ''
      : ` (${values.length} of ${of} allowed values)`;
  const pair = given ? `${given.parameter} = ${valueText(given.value)} with ` : '';
  return `${pair}${parameter} = ${shown.join(' or ')}${more}${share}`;
}

/** Longer values are cut. */
const maxLength = 60;

function valueText(value: Scalar): string {
  if (typeof value !== 'string') return value === null ? 'null' : jsonText(value);
  return `'${value.length > maxLength ? `${value.slice(0, maxLength)}…` : value}'`;
}
