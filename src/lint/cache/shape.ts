import type {
  AppliedSuppression,
  FailingValues,
  FileChecks,
  Finding,
  Fix,
  LintDiagnostic,
  LintedFile,
  Location,
  RelatedLocation,
  SkippedFile,
  UnknownCause,
} from '../../result/result.ts';
import { isAsk } from '../../source/looks.ts';
import type { BaselineEntry } from '../exempt/baseline/entry.ts';
import type { Part } from '../part/part.ts';
import type { SettledGroup } from '../part/settle-group.ts';
import type { CheckCounts } from '../statistics.ts';
import type { Times } from '../stopwatch.ts';

/** Whether a value is of a form. */
type Check = (value: unknown) => boolean;

/** A check for each member of a type: one that is new there has to have one. */
type Members<T> = { readonly [Name in keyof Required<T>]: Check };

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const tuple =
  (...checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, at) => check(value[at]));

/** An object with these members and no others. */
function members<T>(checks: Members<T>): Check {
  const table = new Map<string, Check>(Object.entries(checks));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = new Map<string, unknown>(Object.entries(value));
    return (
      [...entries.keys()].every((name) => table.has(name)) &&
      [...table].every(([name, check]) => check(entries.get(name)))
    );
  };
}

function table(check: Check): Check {
  return (value) => typeof value === 'object' && value !== null && Object.values(value).every(check);
}

const verdict = oneOf('pass', 'fail', 'open', 'review', 'notApplicable');
const severity = oneOf('high', 'medium', 'low');

const location = members<Location>({
  file: text,
  startLine: count,
  startColumn: count,
  endLine: count,
  endColumn: count,
  startOffset: count,
  endOffset: count,
});
const fileChecks = { passed: count, failed: count, open: count, review: count } satisfies Members<FileChecks>;

const file = members<LintedFile>({
  path: text,
  language: oneOf('arm', 'bicep'),
  kind: oneOf('template', 'linked', 'parameters'),
  status: oneOf('linted', 'failed'),
  resources: count,
  parameterSets: list(text),
  checks: maybe(members<FileChecks>(fileChecks)),
  through: maybe(list(text)),
});

const fix = members<Fix>({
  title: text,
  applicability: oneOf('safe', 'in-place', 'disruptive'),
  why: text,
  edits: list(members<Fix['edits'][number]>({ location, text })),
});

const suppression = members<AppliedSuppression>({
  kind: oneOf('inSource', 'external'),
  reason: maybe(text),
  location: maybe(location),
});

const value: Check = (each) =>
  each === null || text(each) || flag(each) || (typeof each === 'number' && Number.isFinite(each));

const failing = members<FailingValues>({
  parameter: text,
  values: list(value),
  passes: list(value),
  of: count,
  given: maybe(members<NonNullable<FailingValues['given']>>({ parameter: text, value })),
});

const finding = members<Finding>({
  policy: text,
  verdict,
  severity,
  message: text,
  help: maybe(text),
  location,
  related: list(members<RelatedLocation>({ message: text, location, call: maybe(flag) })),
  resource: members<Finding['resource']>({ id: text, type: text, name: text }),
  when: maybe(text),
  parameterSets: list(text),
  unknowns: list(members<UnknownCause>({ expression: maybe(text), reason: text, location: maybe(location) })),
  failsFor: maybe(list(failing)),
  untried: maybe(flag),
  waitsForWhole: flag,
  fixes: list(fix),
  withheld: maybe(text),
  fingerprint: text,
  suppression: maybe(suppression),
  instances: count,
});

const diagnostic = members<LintDiagnostic>({
  severity: oneOf('error', 'warning', 'note'),
  code: text,
  message: text,
  location: maybe(location),
  file: maybe(text),
  subject: maybe(text),
  subjects: maybe(list(text)),
  suppression: maybe(suppression),
});

const counts = members<CheckCounts>({
  ...fileChecks,
  checks: count,
  notApplicable: count,
  waitingForWhole: count,
  possible: count,
  policies: table(members<FileChecks>(fileChecks)),
});

const times = members<Times>({
  phases: members<Times['phases']>({ finding: number, judging: number, edits: number }),
  slowest: list(tuple(text, number)),
});

const part = members<Part>({
  files: list(file),
  left: list(members<SkippedFile>({ path: text, reason: text })),
  judged: list(text),
  sets: list(tuple(text, list(text))),
  parameterFiles: list(text),
  findings: list(finding),
  passed: list(finding),
  baselined: count,
  leftOut: count,
  used: list(text),
  isDated: flag,
  now: list(members<BaselineEntry>({ path: text, policy: text, resource: text, route: text, count })),
  diagnostics: list(diagnostic),
  counts,
  secrets: list(tuple(text, list(tuple(count, count)))),
  isIncomplete: flag,
  times,
});

const kept = members<KeptGroup>({
  part,
  touched: list(text),
  looks: list(tuple(isAsk, text, text)),
  modules: list(tuple(text, text, text)),
  context: text,
});

/** A group as it was kept. */
export interface KeptGroup extends Required<SettledGroup> {
  /** What else had a say, in short. */
  readonly context: string;
}

/** What was kept of a group, if it has the form: whoever wrote it may have been somebody else. */
export function keptGroup(value: unknown): KeptGroup | undefined {
  return kept(value) ? (value as KeptGroup) : undefined;
}
