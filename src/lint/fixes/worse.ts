import type { Finding, LintResult } from '../../result/result.ts';

/** Whether a run has an error or a failure that the one before it had not. Places move, so they do not count. */
export function isWorse(before: LintResult, after: LintResult): boolean {
  return (
    hasMore(errorsOf(before), errorsOf(after)) ||
    hasMore(failuresOf(before), failuresOf(withoutUncovered(after, before)))
  );
}

function errorsOf({ diagnostics }: LintResult): ReadonlyMap<string, number> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return countOf(errors.map(({ file, code, message }) => [`${file} ${code} ${message}`, 1]));
}

function failuresOf({ findings }: LintResult): ReadonlyMap<string, number> {
  const failures = findings.filter(({ verdict }) => verdict === 'fail');
  return countOf(failures.map(({ policy, resource, instances }) => [`${policy} ${resource.id}`, instances]));
}

/** What was silent before since another policy said it more closely was there all the time. */
function withoutUncovered(after: LintResult, before: LintResult): LintResult {
  const yieldsTo = new Map(after.policies.map((policy) => [policy.id, policy.yieldsTo ?? []]));
  const failed = new Set(
    before.findings
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ policy, resource }) => `${policy} ${resource.id}`),
  );
  const isUncovered = ({ policy, resource }: Finding): boolean =>
    (yieldsTo.get(policy) ?? []).some((id) => failed.has(`${id} ${resource.id}`));
  return { ...after, findings: after.findings.filter((finding) => !isUncovered(finding)) };
}

function countOf(keys: readonly (readonly [key: string, count: number])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of keys) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}

function hasMore(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  return [...after].some(([key, count]) => count > (before.get(key) ?? 0));
}
