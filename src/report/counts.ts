import { isMade, plainLevel } from '../result/fix-level.ts';
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
  /** Findings that `--fix` mends, further ones that `--fix=all` does, and those with fixes of files alone that are not linted. */
  readonly fixable: number;
  readonly fixableMore: number;
  readonly fixableElsewhere: number;
  readonly passed: number;
  readonly open: number;
  readonly waitingForWhole: number;
  /** Undecided checks that fail for some allowed value of a parameter. */
  readonly possible: number;
  readonly review: number;
  readonly suppressed: number;
  readonly baselined: number;
}

export function countsOf(result: LintResult): Counts {
  const failures = result.findings.filter(isFailure);
  const of = (severity: Severity): number => failures.filter((finding) => finding.severity === severity).length;
  const isEditable = editable(result);
  const ways = failures.map(({ fixes }) => wayOf(fixes.length > 0, fixes.filter(isEditable), result));
  const fixed = (way: Way): number => ways.filter((each) => each === way).length;
  const { passed, open, waitingForWhole, possible, review, suppressed, baselined } = result.statistics;
  return {
    findings: failures.length,
    bySeverity: { high: of('high'), medium: of('medium'), low: of('low') },
    filesLinted: result.files.filter(({ status }) => status === 'linted').length,
    filesWithFindings: new Set(failures.map(({ location }) => location.file)).size,
    filesFailed: result.files.filter(({ status }) => status === 'failed').map(({ path }) => path),
    filesUndecided: result.files.filter(({ checks }) => isUndecided(checks)).map(({ path }) => path),
    fixable: fixed('plain'),
    fixableMore: fixed('all'),
    fixableElsewhere: fixed('elsewhere'),
    passed,
    open,
    waitingForWhole,
    possible,
    review,
    suppressed,
    baselined,
  };
}

type Way = 'plain' | 'all' | 'elsewhere' | 'none';

/** The least that mends a finding: `--fix`, or more, where its fixes edit files that are linted. */
function wayOf(hasFix: boolean, editable: Finding['fixes'], result: LintResult): Way {
  if (editable.some((fix) => isMade(fix, plainLevel(result)))) return 'plain';
  if (editable.length > 0) return 'all';
  return hasFix ? 'elsewhere' : 'none';
}

function isUndecided(checks: LintResult['files'][number]['checks']): boolean {
  return checks !== undefined && checks.passed === 0 && checks.failed === 0 && checks.open > 0;
}
