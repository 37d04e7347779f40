import { bicepShown } from '../../bicep/write.ts';
import type { FactLookup } from '../../policy/world.ts';
import type { LoadedPolicy } from '../../settings/policies/policies.ts';
import type { PageCase } from './case.ts';
import { sayingsOf } from './run.ts';

/** What an example says in one language and not in the other, each a sentence: both versions are one example. */
export function unlikeTwins(loaded: LoadedPolicy, cases: readonly PageCase[], fact: FactLookup): string[] {
  return cases.flatMap((example) => {
    const twin = cases.find((other) => other.heading === example.heading && other.language !== example.language);
    if (twin === undefined) return [];
    const said = counted(sayingsOf(loaded, twin, fact, bicepShown));
    return [...counted(sayingsOf(loaded, example, fact, bicepShown))]
      .filter(([each, count]) => count > (said.get(each) ?? 0))
      .map(([each]) => `line ${example.line}: only the ${example.language} version says: ${each}`);
  });
}

function counted(sayings: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of sayings) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
