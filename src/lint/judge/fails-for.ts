import type { FailingValues, Finding } from '../../result/result.ts';
import { jsonText } from '../../source/json/write.ts';

/** Of findings that become one, that comes first which says most: what certainly fails, then what fails for some values. */
export function mostSaidFirst({ verdict, failsFor }: Finding): number {
  return (failsFor === undefined) === (verdict === 'fail') ? 0 : 1;
}

/** With which values findings that become one fail: with those of any; none where one fails whatever the values are. */
export function failsForAny(findings: readonly Finding[]): readonly FailingValues[] | undefined {
  if (findings.some(({ verdict, failsFor }) => verdict === 'fail' && failsFor === undefined)) return undefined;
  const all = findings.flatMap(({ failsFor = [] }) => failsFor);
  const merged = new Map<string, FailingValues>();
  for (const each of all) {
    const key = jsonText([each.parameter, each.of, each.given ?? null]);
    const known = merged.get(key);
    merged.set(key, known ? both(known, each) : each);
  }
  return merged.size === 0 ? undefined : [...merged.values()];
}

/** What fails in one of two fails; only what passes in both passes. */
function both(one: FailingValues, other: FailingValues): FailingValues {
  return {
    ...one,
    values: [...new Set([...one.values, ...other.values])],
    passes: one.passes.filter((value) => other.passes.includes(value)),
  };
}
