import { readTemplate } from '../../arm/template.ts';
import type { TemplateResolver } from '../../evaluate/context.ts';
import { rootDeployment } from '../../evaluate/deployments.ts';
import { createRun } from '../../evaluate/run.ts';
import { fold } from '../../lint/judge/fold.ts';
import { lintTemplate, type TemplateOutcome } from '../../lint/judge/one-template.ts';
import { openSatisfied } from '../../lint/judge/satisfied.ts';
import type { Json } from '../../policy/document/policy.ts';
import type { FactLookup } from '../../policy/world.ts';
import { wholeMessage } from '../../result/message.ts';
import type { Finding, Location } from '../../result/result.ts';
import { environmentNames, environmentsOf } from '../../settings/environments.ts';
import type { LoadedPolicy } from '../../settings/policies/policies.ts';
import { readJson } from '../../source/json.ts';
import { readJsonc } from '../../source/jsonc.ts';
import { sourceText } from '../../source/text.ts';
import type { DeploymentContext } from '../../template/deployment-context.ts';
import type { Spelling } from '../../template/message.ts';
import type { Template } from '../../template/template.ts';
import type { Expectation } from './block.ts';
import type { PageCase } from './case.ts';
import { type Files, filesOfCase, mainPath, openFiles } from './files.ts';
import { compareFixes } from './fixes.ts';

export interface CaseOutcome {
  /** What does not hold, each a sentence. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
}

/** Judges a page's example with the page's own policy alone and compares, also after each fix that is offered. */
export function runCase(loaded: LoadedPolicy, example: PageCase, fact: FactLookup): CaseOutcome {
  const { outcome, findings, errors } = findingsOf(loaded, example, filesOfCase(example), fact);
  if (outcome === undefined) return { problems: errors, findings };
  const rejudge = (files: Files) => findingsOf(loaded, example, files, fact);
  const problems = [
    ...errors,
    ...compareVerdict(example, outcome),
    ...compareFindings(example, findings),
    ...compareFixes(example, findings, rejudge),
  ];
  return { problems, findings };
}

/** What an example says, without where, in a spelling. */
export function sayingsOf(loaded: LoadedPolicy, example: PageCase, fact: FactLookup, spelling: Spelling): string[] {
  return findingsOf(loaded, example, filesOfCase(example), fact, spelling)
    .findings.filter(({ verdict }) => verdict !== 'pass')
    .flatMap((finding) => [
      `${finding.verdict}: ${wholeMessage(finding)}`,
      ...finding.related.map((each) => `related: ${each.message}`),
    ]);
}

function findingsOf(
  loaded: LoadedPolicy,
  example: PageCase,
  files: Files,
  fact: FactLookup,
  spelling?: Spelling,
): { outcome?: TemplateOutcome; findings: readonly Finding[]; errors: readonly string[] } {
  const resolver = openFiles(files);
  const template = example.language === 'json' ? jsonTemplate(files) : resolver.template(mainPath('bicep'));
  if (typeof template !== 'object') return { findings: [], errors: [template ?? 'the template is missing'] };
  const outcome = judgeCase(loaded, example, template, resolver, fact, spelling);
  const errors = outcome.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => `the template has an error: ${message}`);
  return { outcome, findings: fold(outcome.raw, () => []).findings, errors };
}

function jsonTemplate(files: Files): Template | string {
  const source = sourceText(mainPath('json'), files.get(mainPath('json')) ?? '');
  const json = readJson(source.text);
  return json.kind === 'ok'
    ? readTemplate(source, json.value)
    : `the template is no JSON: ${json.problems[0]?.message ?? ''}`;
}

function judgeCase(
  loaded: LoadedPolicy,
  example: PageCase,
  template: Template,
  resolver: TemplateResolver,
  fact: FactLookup,
  spelling: Spelling | undefined,
): TemplateOutcome {
  const { whole, location, environment, ...settings } = Object.fromEntries(example.options);
  const context: DeploymentContext = location === undefined ? {} : { location };
  const deploy = () => rootDeployment({ template, run: createRun(context, resolver) });
  const parameters = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, settingOf(value)]));
  return lintTemplate({ deploy }, template, [], {
    policies: [{ ...loaded, settings: parameters }],
    fact,
    whole: whole !== undefined,
    environments: environmentsOf(
      [],
      () => [],
      [],
      environmentNames.find((each) => each === environment),
    ),
    satisfied: openSatisfied(),
    ...(spelling && { spelling }),
  });
}

/** `true`, `3`, `a,b` and `{"a":1}` in an info string are a boolean, a number, a list and an object. */
function settingOf(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+$/.test(text)) return Number(text);
  const json = text.startsWith('{') ? readJsonc(text) : undefined;
  if (json?.kind === 'ok') return json.value as unknown as Json;
  return text.includes(',') ? text.split(',').filter((item) => item !== '') : text;
}

function compareVerdict({ verdict, expectations }: PageCase, outcome: TemplateOutcome): string[] {
  const verdicts = new Set([...outcome.checks.values()].map((check) => check.verdict));
  const wants = {
    fails: 'fail',
    passes: 'pass',
    unknown: 'open',
    review: 'review',
    'not applicable': 'notApplicable',
  } as const;
  const problems: string[] = [];
  const isThere =
    verdict === 'not applicable'
      ? !['fail', 'open', 'review', 'pass'].some((each) => verdicts.has(each as 'fail'))
      : verdicts.has(wants[verdict]);
  if (!isThere) problems.push(`the case ${verdict}, but the verdicts are: ${[...verdicts].join(', ') || 'none'}`);
  const kind = wants[verdict];
  if ((verdict === 'fails' || verdict === 'unknown') && !expectations.some((each) => each.kind === kind))
    problems.push(`a case that ${verdict} marks what is found: // ^^^^ ${kind}: message`);
  return problems;
}

function compareFindings(example: PageCase, findings: readonly Finding[]): string[] {
  const main = mainPath(example.language);
  const found = findings
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap((finding) => [
      mark(finding.verdict, wholeMessage(finding), finding.location),
      ...finding.related.map(({ message, location }) => mark('related', message, location)),
    ]);
  const wanted = example.expectations.map((each) =>
    mark(each.kind, each.message, { file: main, startLine: each.line, ...each }),
  );
  return [
    ...found.filter((each) => !wanted.includes(each)).map((each) => `found, not expected: ${each}`),
    ...wanted.filter((each) => !found.includes(each)).map((each) => `expected, not found: ${each}`),
  ];
}

function mark(
  kind: Expectation['kind'] | Finding['verdict'],
  message: string,
  { file, startLine, startColumn, endColumn }: Pick<Location, 'file' | 'startLine' | 'startColumn' | 'endColumn'>,
): string {
  return `${file}:${startLine}:${startColumn}-${endColumn} ${kind}: ${message}`;
}
