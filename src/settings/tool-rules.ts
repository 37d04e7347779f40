import type { Severity } from '../result/result.ts';
import type { LoadedPolicy } from './policies/policies.ts';

/** What resilint says of suppressions themselves: findings like others, so that they show and count everywhere. */
export type ToolRule =
  | 'suppression-expired'
  | 'suppression-invalid'
  | 'suppression-unused'
  | 'suppression-without-reason';

const pack = 'resilint';
const url = 'https://github.com/resilint/resilint/blob/main/docs/suppressions.md';

/** They judge no resource. A configuration sets their severity, or switches them off, as it does for policies. */
export const toolRules: readonly LoadedPolicy[] = [
  rule('suppression-expired', 'RenewOrRemoveSuppressions', 'Renew a suppression that has ended, or remove it', 'low', [
    'The day after its date a suppression suppresses nothing: its findings count again.',
    'Fix what it was about and remove it, or give it a new date.',
  ]),
  rule('suppression-invalid', 'WriteSuppressionsInOrder', 'Write suppressions that can be read', 'medium', [
    'A suppression with an unknown policy, a wrong word or a wrong date suppresses nothing, though it looks as if it did.',
    'Fix what the message names.',
  ]),
  rule('suppression-unused', 'RemoveUnusedSuppressions', 'Remove suppressions that suppress nothing', 'low', [
    'What it was about is fixed, or it is at the wrong place; a later finding there would go unseen.',
    'Remove it, or move it to the finding, its resource, or the module call above it.',
  ]),
  rule('suppression-without-reason', 'GiveSuppressionsReasons', 'Say why a finding is suppressed', 'low', [
    'Who reads the template later cannot tell whether the suppression still holds.',
    'Write the reason after a colon, or as "reason".',
  ]),
];

export function isToolRule(loaded: Pick<LoadedPolicy, 'pack'>): boolean {
  return loaded.pack === pack;
}

function rule(id: ToolRule, name: string, title: string, severity: Severity, about: readonly string[]): LoadedPolicy {
  const source = { document: 'Suppressions', url };
  return {
    pack,
    about: about.join('\n\n'),
    policy: {
      document: { id, name, title, category: 'suppressions', severity, precision: 'very-high', source },
      types: [],
      rules: () => [],
      facts: [],
    },
  };
}
