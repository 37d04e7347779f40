import type { LintOptions } from '../lint/options.ts';
import type { Environment, Json } from '../policy/document/policy.ts';
import type { EnvironmentTag } from '../policy/judge/environment.ts';
import { plainLevel } from '../result/fix-level.ts';
import type { FixClass, FixLevel, Severity } from '../result/result.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { openRunSettings } from '../settings/run-settings.ts';
import { OptionError } from '../source/option-error.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import { openSession } from '../workspace/session.ts';

/** What holds for one file when all is said: configurations, defaults and the command line. */
export interface EffectiveConfiguration {
  readonly file: string;
  /** In the order in which they apply. */
  readonly configurations: readonly string[];
  readonly ignored: boolean;
  readonly whole: boolean;
  /** What is deployed is for, as far as somebody says so. */
  readonly environment?: Environment;
  readonly environmentTag?: EnvironmentTag;
  readonly failOnPossible: boolean;
  readonly context: DeploymentContext;
  readonly fix: FixLevel;
  readonly policies: Readonly<
    Record<
      string,
      {
        readonly severity: Severity | 'off';
        readonly parameters?: Readonly<Record<string, Json>>;
        readonly fixes?: FixClass;
      }
    >
  >;
}

/** `given` is relative to the current folder. Throws `OptionError` where there is no such file. */
export async function configurationOf(options: LintOptions, given: string): Promise<EffectiveConfiguration> {
  const session = openSession(options);
  const found = session.workspace.find(session.pathOf(given));
  if (found.kind === 'error')
    throw new OptionError(found.code === 'not-found' ? `there is no file '${given}'` : found.message);
  const settings = openRunSettings(session, await shippedPolicies(), options);
  const file = session.pathOf(given);
  const own = await settings.of(file);
  const { policies, whole, failOnPossible = false, context, fixLevel, environments } = await own.judgingOf(file);
  const environment = environments.of(file);
  const sorted = policies.toSorted((a, b) => comparePolicyIds(a.policy.document.id, b.policy.document.id));
  return {
    file,
    configurations: own.files,
    ignored: own.ignores(file),
    whole,
    ...(environment && { environment }),
    ...(environments.tag && { environmentTag: environments.tag }),
    failOnPossible,
    context: context ?? {},
    fix: plainLevel({ fixLevel }),
    policies: Object.fromEntries(
      sorted.map(({ policy: { document, fixes }, settings: values }) => {
        const defaults = Object.entries(document.parameters ?? {}).map(([name, each]) => [name, each.defaultValue]);
        const parameters: Record<string, Json> = { ...Object.fromEntries(defaults), ...values };
        const has = Object.keys(parameters).length > 0;
        return [document.id, { severity: document.severity, ...(has && { parameters }), ...(fixes && { fixes }) }];
      }),
    ),
  };
}
