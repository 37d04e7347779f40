import type { Location } from '../../../result/result.ts';
import type { LoadedPolicy } from '../../../settings/policies/policies.ts';
import { checkSelector, matches } from '../../../settings/policies/select.ts';
import { isToolRule, type ToolRule } from '../../../settings/tool-rules.ts';
import { OptionError } from '../../../source/option-error.ts';
import type { RawFinding } from '../../judge/fold.ts';
import { fingerprintOf } from '../../judge/identity.ts';
import { textFinding } from '../../judge/text-finding.ts';
import { isExpired, type Suppressor } from './apply.ts';
import type { Selector, Suppression, Unreadable } from './suppression.ts';

/** What is known about the policies where a suppression is written. */
export interface Policies {
  /** Every policy there is. */
  readonly all: readonly LoadedPolicy[];
  /** Those that were judged, with the severities they have there. */
  readonly enabled: readonly LoadedPolicy[];
  /** The run was narrowed to some policies, so those left out say nothing of suppressions. */
  readonly narrowed: boolean;
}

/** What is wrong with a suppression, as findings of the rules of `rules.ts` that are enabled. */
export function faultsOf(
  suppression: Suppression | Unreadable,
  policies: Policies,
  isUsed: Suppressor['isUsed'],
  today: string,
): RawFinding[] {
  const faults: RawFinding[] = [];
  const add = (rule: ToolRule, location: Location, about: string, message: string): void => {
    const enabled = policies.enabled.find(({ policy }) => policy.document.id === rule);
    if (enabled) faults.push(faultOf(enabled, location, about, message));
  };
  if ('message' in suppression) {
    add('suppression-invalid', suppression.location, '', `this suppresses nothing: ${suppression.message}`);
    return faults;
  }
  const { selectors, until, reason, location } = suppression;
  const named = selectors.map(({ text }) => text).join(', ');
  if (until !== undefined && isExpired(suppression, today))
    add('suppression-expired', until.location, named, `the suppression of ${named} ended on ${until.text}`);
  else
    for (const selector of selectors) {
      const unknown = unknownSelector(selector, policies);
      if (unknown !== undefined) add('suppression-invalid', selector.location, selector.text, unknown);
      else if (!isUsed(selector) && wasJudged(selector, policies))
        add('suppression-unused', selector.location, selector.text, `there is no finding of ${selector.text} here`);
    }
  if (reason === undefined)
    add('suppression-without-reason', location, named, `the suppression of ${named} says no reason`);
  return faults;
}

function unknownSelector({ text }: Selector, { all }: Policies): string | undefined {
  try {
    checkSelector(
      text,
      all.filter((each) => !isToolRule(each)),
    );
    return undefined;
  } catch (error) {
    if (error instanceof OptionError) return error.message;
    throw error;
  }
}

/** Whether all that a selector means was judged, so that finding nothing says something. */
function wasJudged({ text }: Selector, { all, enabled, narrowed }: Policies): boolean {
  const ids = new Set(enabled.map(({ policy }) => policy.document.id));
  const meant = all.filter((each) => !isToolRule(each) && matches(each, text));
  const judged = meant.filter(({ policy }) => ids.has(policy.document.id));
  return narrowed ? judged.length === meant.length : judged.length > 0;
}

function faultOf(
  { policy: { document } }: LoadedPolicy,
  location: Location,
  about: string,
  message: string,
): RawFinding {
  const identity = { path: location.file, policy: document.id, resource: '', route: about };
  const { id: policy, severity } = document;
  const fingerprint = fingerprintOf(identity);
  return textFinding({ policy, verdict: 'fail', severity, message, location, fingerprint }, identity, location);
}
