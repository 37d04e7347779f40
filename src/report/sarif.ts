import type { Artifact, Log, Result, Run } from 'sarif';
import type { LintResult } from '../result/result.ts';
import { informationUri } from './about.ts';
import { escapedJson } from './escape.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { provenanceOf } from './provenance.ts';
import { invocationOf } from './sarif/invocation.ts';
import { artifactLocation, sourceRoot } from './sarif/locations.ts';
import { problemResults } from './sarif/problems.ts';
import { resultOf } from './sarif/results.ts';
import { ruleIndexes, rulesOf } from './sarif/rules.ts';
import { byPlace, bySeverity, shown } from './select.ts';

/** GitHub refuses runs with more. */
const resultLimit = 25_000;

export const format: ReportFormat = { render: sarif, wholeRun: true, versionControl: true, documented: true };

/**
 * SARIF 2.1.0 as GitHub code scanning and VS Code's viewer read it. It holds unsuppressed failures, and what is wrong with
 * the templates themselves; passed, open and suppressed checks only when asked for, since GitHub would make
 * alerts of them: such a log is not for upload. The same bytes on every machine.
 */
export function sarif(result: LintResult, options: ReportOptions): string {
  const { results, cut } = resultsOf(result, options);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(result, results, cut, options)],
  };
  return escapedJson(log);
}

function runOf(result: LintResult, results: Result[], cut: number, options: ReportOptions): Run {
  const artifacts = artifactsOf(result);
  return {
    tool: {
      driver: {
        name: 'resilint',
        semanticVersion: result.toolVersion,
        informationUri,
        rules: rulesOf(result),
      },
    },
    ...automation(options),
    ...provenance(options),
    invocations: [invocationOf(result, cut, options)],
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The top folder of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    ...(artifacts.length > 0 && { artifacts }),
    results,
  };
}

function resultsOf(result: LintResult, options: ReportOptions): { results: Result[]; cut: number } {
  const indexes = ruleIndexes(result);
  const problems = problemResults(result, indexes, options);
  const all = shown(result, options);
  const room = Math.max(0, resultLimit - problems.length);
  const kept = all.length <= room ? all : [...all].sort(bySeverity).slice(0, room).sort(byPlace);
  const results = kept.map((finding) => resultOf(finding, indexes.get(finding.policy), result));
  return { results: [...problems, ...results], cut: all.length - kept.length };
}

/** What was looked at, so that a file without results is known to be one that was linted. */
function artifactsOf(result: LintResult): Artifact[] {
  return result.files.map(({ path }) => ({ location: artifactLocation(path), roles: ['analysisTarget'] }));
}

function automation({ category }: ReportOptions): Pick<Run, 'automationDetails'> {
  return category === undefined ? {} : { automationDetails: { id: `${category.replace(/\/+$/, '')}/` } };
}

function provenance(options: ReportOptions): Pick<Run, 'versionControlProvenance'> {
  const repository = provenanceOf(options.versionControl);
  if (repository === undefined) return {};
  const { repositoryUri, revisionId, branch } = repository;
  return {
    versionControlProvenance: [
      {
        repositoryUri,
        ...(revisionId !== undefined && { revisionId }),
        ...(branch !== undefined && { branch }),
        mappedTo: { uriBaseId: sourceRoot },
      },
    ],
  };
}
