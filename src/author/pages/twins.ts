import { bicepSpelling } from '../../lint/judge/bicep-spelling.ts';
import type { PageCase } from './case.ts';

/** What an example says in one language and not in the other, each a sentence: both versions are one example, in the spelling of each. */
export function unlikeTwins(cases: readonly PageCase[]): string[] {
  return cases.flatMap((example) => {
    const twin = cases.find((other) => other.heading === example.heading && other.language !== example.language);
    if (twin === undefined) return [];
    const said = sayings(twin);
    return [...sayings(example)]
      .filter(([each, count]) => count > (said.get(each) ?? 0))
      .map(([each]) => `line ${example.line}: only the ${example.language} version says: ${each}`);
  });
}

function sayings({ expectations }: PageCase): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, message } of expectations) {
    const each = bicepSpelling(`${kind}: ${message}`);
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return counts;
}
