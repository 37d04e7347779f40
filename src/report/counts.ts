import { editable, type Finding, type LintResult, type Severity } from '../result/result.ts';
import { isFailure } from './select.ts';

/** What the last lines of every report count. */
export interface Counts {
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly filesLinted: number;
  readonly filesWithFindings: number;
  readonly filesFailed: readonly string[];
  /** Files of which every check that applies is open. */
  readonly filesUndecided: readonly string[];
  /** Findings with a safe fix, those with unsafe ones alone, and those with fixes of files alone that are not linted. */
  readonly fixable: number;
  readonly fixableUnsafe: number;
  readonly fixableElsewhere: number;
  readonly passed: number;
  readonly open: number;
  readonly waitingForWhole: number;
  readonly review: number;
  readonly suppressed: number;
  readonly baselined: number;
}

export function countsOf(result: LintResult): Counts {
  const failures = result.findings.filter(isFailure);
  const of = (severity: Severity): number => failures.filter((finding) => finding.severity === severity).length;
  const isEditable = editable(result);
  const ways = failures.map(({ fixes }) => wayOf(fixes, fixes.filter(isEditable)));
  const fixed = (way: Way): number => ways.filter((each) => each === way).length;
  const { passed, open, waitingForWhole, review, suppressed, baselined } = result.statistics;
  return {
    findings: failures.length,
    bySeverity: { high: of('high'), medium: of('medium'), low: of('low') },
    filesLinted: result.files.filter(({ status }) => status === 'linted').length,
    filesWithFindings: new Set(failures.map(({ location }) => location.file)).size,
    filesFailed: result.files.filter(({ status }) => status === 'failed').map(({ path }) => path),
    filesUndecided: result.files.filter(({ checks }) => isUndecided(checks)).map(({ path }) => path),
    fixable: fixed('safe'),
    fixableUnsafe: fixed('unsafe'),
    fixableElsewhere: fixed('elsewhere'),
    passed,
    open,
    waitingForWhole,
    review,
    suppressed,
    baselined,
  };
}

type Way = 'safe' | 'unsafe' | 'elsewhere' | 'none';

/** The best that can be done about a finding: by the fixes that there are, and those of them that `--fix` makes. */
function wayOf(fixes: Finding['fixes'], made: Finding['fixes']): Way {
  if (made.some(({ applicability }) => applicability === 'safe')) return 'safe';
  if (made.length > 0) return 'unsafe';
  return fixes.length > 0 ? 'elsewhere' : 'none';
}

function isUndecided(checks: LintResult['files'][number]['checks']): boolean {
  return checks !== undefined && checks.passed === 0 && checks.failed === 0 && checks.open > 0;
}
