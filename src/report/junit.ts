import { fileOfDiagnostic } from '../result/outcome.ts';
import type { FileChecks, Finding, LintDiagnostic, LintResult } from '../result/result.ts';
import { groupBy } from '../source/group-by.ts';
import { diagnosticLine } from './diagnostics.ts';
import { visible, xml } from './escape.ts';
import { fixNotes, notesOf, placeText } from './notes.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { isFailure, policiesOf, shown } from './select.ts';
import { severityLabel } from './severity.ts';
import { plural } from './summary.ts';

interface Case {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly xml: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

export const format: ReportFormat = { render: junit };

/** JUnit XML: a suite for each file, a case for each finding shown; a file without any has one case that passed. */
function junit(result: LintResult, options: ReportOptions): string {
  const findings = groupBy(shown(result, options), ({ location }) => location.file);
  const errors = groupBy(
    result.diagnostics.filter(({ severity }) => severity === 'error'),
    (diagnostic) => fileOfDiagnostic(diagnostic) ?? 'resilint',
  );
  const titles = new Map([...policiesOf(result)].map(([id, { title }]) => [id, title]));
  const files = new Map(result.files.map((file) => [file.path, file]));
  const names = new Set([...errors.keys(), ...files.keys(), ...findings.keys()]);
  const suites = [...names].map((name): Suite => {
    const cases = [
      ...(errors.get(name) ?? []).map((diagnostic) => errorCase(diagnostic, name)),
      ...(findings.get(name) ?? []).map((finding) => findingCase(finding, result, titles.get(finding.policy) ?? '')),
    ];
    return { name, cases: cases.length > 0 ? cases : [emptyCase(name, files.get(name)?.checks)] };
  });
  const all = suites.flatMap(({ cases }) => cases);
  const body = suites.map(
    (suite) =>
      `  <testsuite name="${attribute(suite.name)}" ${totals(suite.cases)}>\n${suite.cases.map((one) => one.xml).join('')}  </testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="resilint" ${totals(all)}>\n${body.join('')}</testsuites>\n`;
}

function totals(cases: readonly Case[]): string {
  const of = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
}

function attribute(text: string): string {
  return xml(visible(text));
}

function testcase(name: string, file: string, content: string, line?: number): string {
  const at = line === undefined ? '' : ` line="${line}"`;
  const head = `    <testcase name="${attribute(name)}" classname="${attribute(file)}" file="${attribute(file)}"${at}`;
  return content === '' ? `${head}/>\n` : `${head}>\n      ${content}\n    </testcase>\n`;
}

/** A file without findings passed, unless nothing of it could be decided. */
function emptyCase(name: string, checks: FileChecks | undefined): Case {
  if (checks === undefined || checks.passed > 0 || checks.open + checks.review === 0)
    return { outcome: 'passed', xml: testcase('no findings', name, '') };
  const text = `nothing could be decided: ${plural(checks.open + checks.review, 'check')} undecided`;
  return { outcome: 'skipped', xml: testcase('undecided', name, `<skipped message="${attribute(text)}"/>`) };
}

function findingCase(finding: Finding, result: LintResult, title: string): Case {
  const { help, location, message, policy, resource, severity, verdict } = finding;
  const name = `${policy} ${title}${resource.name === '' ? '' : `: ${resource.name}`}`;
  const notes = [...notesOf(finding, result), ...fixNotes(finding, result)].map(
    ({ label, text }) => `${label}: ${text}`,
  );
  const helps = help === undefined ? [] : [`help: ${visible(help)}`];
  const text = [`${placeText(location)}: ${visible(message)}`, ...helps, ...notes].join('\n');
  const as = (outcome: Case['outcome'], content: string): Case => ({
    outcome,
    xml: testcase(name, location.file, content, location.startLine),
  });
  if (isFailure(finding))
    return as('failure', `<failure type="${severity}" message="${attribute(message)}">${xml(text)}</failure>`);
  if (verdict === 'pass') return as('passed', '');
  return as('skipped', `<skipped message="${attribute(`${severityLabel(finding)}: ${message}`)}"/>`);
}

function errorCase(diagnostic: LintDiagnostic, file: string): Case {
  const content = `<error type="${attribute(diagnostic.code)}" message="${attribute(diagnostic.message)}">${xml(diagnosticLine(diagnostic))}</error>`;
  return { outcome: 'error', xml: testcase(diagnostic.code, file, content, diagnostic.location?.startLine) };
}
