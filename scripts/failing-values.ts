// Holds what is said of undecided checks against what comes of it: each template is judged again with every value that is
// said to fail or to pass a check, the other parameters as they were.
//
//     npx tsx scripts/failing-values.ts DIR [--all] [--free] [--missed] [PATTERN …]
//
// --all: with every policy, not the preset; --free: as if no parameter of few values had a default; --missed: also every other value of the parameters that a check hangs on, to
// count the failures that are not said. Ends with 1 where something that is said is not so.
import path from 'node:path';
import { chooseFiles } from '../src/lint/choose/candidates.ts';
import { isRoot } from '../src/lint/judge/all-files.ts';
import { isConcern } from '../src/lint/judge/found.ts';
import type { JudgedDeployment, Judging } from '../src/lint/judge/judging.ts';
import { judgeTemplate, setsOf } from '../src/lint/judge/one-template.ts';
import { trialsOf } from '../src/lint/judge/possible.ts';
import type { Concern, FailingCases, Judgement } from '../src/policy/judge/judgement.ts';
import { shippedPolicies } from '../src/settings/policies/policies.ts';
import { openRunSettings } from '../src/settings/run-settings.ts';
import type { Scalar } from '../src/template/expression.ts';
import type { ParameterSet, Template } from '../src/template/template.ts';
import { resolveIn } from '../src/template/type-members.ts';
import { openSession } from '../src/workspace/session.ts';
import { plainOptions } from './plain-options.ts';

const args = process.argv.slice(2);
const [folder, ...patterns] = args.filter((each) => !each.startsWith('--'));
if (folder === undefined) {
  console.error('usage: failing-values.ts DIR [--all] [--free] [--missed] [PATTERN …]');
  process.exit(2);
}
const options = {
  ...plainOptions,
  cwd: path.resolve(folder),
  paths: patterns,
  select: args.includes('--all') ? ['all'] : [],
  config: false,
  ignoreUnknown: true,
} as const;

const counts = { templates: 0, undecided: 0, told: 0, cut: 0, members: 0, fails: 0, passes: 0, wrong: 0, missed: 0 };
const session = openSession(options);
const settings = openRunSettings(session, await shippedPolicies(), options);
const chosen = await chooseFiles(session, settings, options);
for (const candidate of chosen.judged) {
  const document = session.documents.open(candidate.path);
  if (document.kind !== 'template') continue;
  const judging = await (await settings.of(candidate.path)).judgingOf(candidate.path);
  const template = args.includes('--free') ? freed(document.template) : document.template;
  if (isRoot(session, candidate, judging)) checkTemplate(template, setsOf(session, candidate.path, judging), judging);
}
console.log(JSON.stringify(counts));
process.exitCode = counts.wrong === 0 ? 0 : 1;

/** The template without the defaults of parameters that may have few values. */
function freed(template: Template): Template {
  const parameters = Array.from(template.parameters, ([key, parameter]) => {
    const type = resolveIn(parameter.type, template.definitions);
    const isFew = type.type === 'bool' || type.allowedValues !== undefined;
    return [key, isFew ? having(parameter, 'defaultValue', undefined) : parameter] as const;
  });
  return having(template, 'parameters', new Map(parameters));
}

/** The same with another value of a member; what is read lazily stays so. */
function having<T extends object, Key extends keyof T>(of: T, key: Key, value: T[Key] | undefined): T {
  return new Proxy(of, { get: (all, each) => (each === key ? value : Reflect.get(all, each, all)) });
}

function checkTemplate(template: Template, sets: readonly ParameterSet[], judging: Omit<Judging, 'satisfied'>): void {
  counts.templates += 1;
  for (const set of sets.length > 0 ? sets : [undefined]) {
    const [judged] = [...judgeTemplate(session, template, set ? [set] : [], judging)];
    if (judged === undefined) continue;
    const again = runsOf(template, set, judging);
    const trialOf = trialsOf(judged.judgements);
    for (const concern of judged.judgements.filter(isConcern)) {
      if (!concern.trial) continue;
      counts.undecided += 1;
      const { failing, isCut } = trialOf(concern);
      if (isCut) counts.cut += 1;
      if (failing.length > 0) counts.told += 1;
      for (const each of failing) checkCase(each, concern, judged, again);
      if (args.includes('--missed') && failing.length === 0) countMissed(template, concern, judged, again);
    }
  }
}

type Given = Readonly<Record<string, Scalar>>;
type Run = (given: Given) => JudgedDeployment | undefined;

/** The template with some parameters given, once for all checks. */
function runsOf(template: Template, set: ParameterSet | undefined, judging: Omit<Judging, 'satisfied'>): Run {
  const known = new Map<string, JudgedDeployment | undefined>();
  return (given) => {
    const key = JSON.stringify(given);
    if (!known.has(key)) {
      const values = new Map(set?.values);
      for (const [name, value] of Object.entries(given))
        values.set(name.toLowerCase(), {
          name,
          value: { kind: 'literal', value, place: template.place },
          secret: false,
          place: template.place,
        });
      const made: ParameterSet = { label: 'given', diagnostics: [], ...set, values };
      known.set(key, [...judgeTemplate(session, template, [made], judging)][0]);
    }
    return known.get(key);
  };
}

function checkCase(each: FailingCases, concern: Concern, judged: JudgedDeployment, again: Run): void {
  const { parameter, values, passes, given } = each;
  if (parameter.includes('.') || given?.parameter.includes('.')) {
    counts.members += 1;
    return;
  }
  const check = (value: Scalar, wanted: 'fail' | 'pass'): void => {
    const all = { ...(given && { [given.parameter]: given.value }), [parameter]: value };
    const found = verdictsOf(again(all), concern, judged);
    counts[wanted === 'fail' ? 'fails' : 'passes'] += 1;
    if (wanted === 'fail' ? found.includes('fail') : !found.includes('fail')) return;
    counts.wrong += 1;
    const { node, policy } = concern;
    const { source } = node.origin.namePlace;
    const template = judged.deployments[0]?.template.source.path ?? '';
    console.log(
      `${source.path} (${template}): ${policy.document.id} of ${JSON.stringify(node.name).slice(0, 60)} with ${JSON.stringify(all)}: ${found.join(', ') || 'nothing'}, not ${wanted}`,
    );
  };
  for (const value of values) check(value, 'fail');
  for (const value of passes) check(value, 'pass');
}

/** What is said of the same resource; of all of its declaration where there are other resources now. */
function verdictsOf(run: JudgedDeployment | undefined, { node, policy }: Concern, before: JudgedDeployment): string[] {
  const isSame = run?.graph.nodes.length === before.graph.nodes.length;
  const isIt = (each: Judgement): boolean =>
    each.policy === policy &&
    each.node.origin.declaration === node.origin.declaration &&
    (!isSame || each.node.index === node.index);
  return (run?.judgements ?? []).filter(isIt).map(({ verdict }) => verdict);
}

function countMissed(template: Template, concern: Concern, judged: JudgedDeployment, again: Run): void {
  for (const { of, domain } of concern.causes) {
    if (of.kind !== 'parameter' || of.deployment !== template.source.path) continue;
    for (const value of (domain ?? []).slice(0, 16)) {
      if (!verdictsOf(again({ [of.name]: value }), concern, judged).includes('fail')) continue;
      counts.missed += 1;
      console.log(`missed: ${template.source.path}: ${concern.policy.document.id} with ${of.name} = ${String(value)}`);
    }
  }
}
