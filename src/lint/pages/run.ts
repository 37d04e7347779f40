import { readTemplate } from '../../arm/template.ts';
import { type BicepFiles, readBicepFile, readBicepTemplate } from '../../bicep/read.ts';
import type { DeploymentContext } from '../../evaluate/context.ts';
import { rootDeployment } from '../../evaluate/deployments.ts';
import { createRun } from '../../evaluate/run.ts';
import type { Json } from '../../policy/document/policy.ts';
import type { FactLookup } from '../../policy/world.ts';
import { readJson } from '../../source/json.ts';
import { sourceText } from '../../source/text.ts';
import type { Template } from '../../template/template.ts';
import { fold } from '../fold.ts';
import { lintTemplate, type TemplateOutcome } from '../one-template.ts';
import type { LoadedPolicy } from '../policies.ts';
import type { Finding } from '../result.ts';
import { compareFixes } from './fixes.ts';
import type { Expectation, PageCase } from './page.ts';

export interface CaseOutcome {
  /** What does not hold, each a sentence. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
}

const unread = { reason: 'an example on a page has no files beside it' };

const noFiles: BicepFiles = {
  bicep: () => undefined,
  compiled: () => undefined,
  text: () => unread,
  base64: () => unread,
  directory: () => unread,
};

/** Judges a page's example with the page's own policy alone and compares, also after each fix that is offered. */
export function runCase(loaded: LoadedPolicy, example: PageCase, fact: FactLookup): CaseOutcome {
  const { outcome, findings, errors } = findingsOf(loaded, example, fact);
  if (outcome === undefined) return { problems: errors, findings };
  const rejudge = (text: string) => findingsOf(loaded, { ...example, text }, fact);
  const problems = [
    ...errors,
    ...compareVerdict(example, outcome),
    ...compareFindings(example, findings),
    ...compareFixes(example, findings, rejudge),
  ];
  return { problems, findings };
}

function findingsOf(
  loaded: LoadedPolicy,
  example: PageCase,
  fact: FactLookup,
): { outcome?: TemplateOutcome; findings: readonly Finding[]; errors: readonly string[] } {
  const template = templateOf(example);
  if (typeof template === 'string') return { findings: [], errors: [template] };
  const outcome = judgeCase(loaded, example, template, fact);
  const errors = outcome.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => `the template has an error: ${message}`);
  return { outcome, findings: fold(outcome.raw, () => []).findings, errors };
}

function templateOf(example: PageCase): Template | string {
  const source = sourceText(`example.${example.language}`, example.text);
  if (example.language === 'bicep') return readBicepTemplate(readBicepFile(source), noFiles);
  const json = readJson(example.text);
  return json.kind === 'ok'
    ? readTemplate(source, json.value)
    : `the template is no JSON: ${json.problems[0]?.message ?? ''}`;
}

function judgeCase(loaded: LoadedPolicy, example: PageCase, template: Template, fact: FactLookup): TemplateOutcome {
  const { whole, location, ...settings } = Object.fromEntries(example.options);
  const context: DeploymentContext = location === undefined ? {} : { location };
  const resolver = { resolveTemplate: () => ({ kind: 'unresolved', reason: 'examples have no other files' }) as const };
  const deploy = () => rootDeployment({ template, run: createRun(context, resolver) });
  const parameters = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, settingOf(value)]));
  return lintTemplate({ deploy }, template, [], {
    policies: [{ ...loaded, settings: parameters }],
    fact,
    whole: whole !== undefined,
    content: new WeakMap(),
  });
}

/** `true`, `3`, `a,b` and `{"a":1}` in an info string are a boolean, a number, a list and an object. */
function settingOf(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+$/.test(text)) return Number(text);
  const json = text.startsWith('{') ? readJson(text) : undefined;
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
  const found = findings
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap((finding) => [
      mark(finding.verdict, finding.message, finding.location),
      ...finding.related.map(({ message, location }) => mark('related', message, location)),
    ]);
  const wanted = example.expectations.map((each) => mark(each.kind, each.message, { startLine: each.line, ...each }));
  return [
    ...found.filter((each) => !wanted.includes(each)).map((each) => `found, not expected: ${each}`),
    ...wanted.filter((each) => !found.includes(each)).map((each) => `expected, not found: ${each}`),
  ];
}

function mark(
  kind: Expectation['kind'] | Finding['verdict'],
  message: string,
  place: { startLine: number; startColumn: number; endColumn: number },
): string {
  return `${place.startLine}:${place.startColumn}-${place.endColumn} ${kind}: ${message}`;
}
