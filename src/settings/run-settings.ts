import type { LintDiagnostic } from '../result/result.ts';
import { OptionError } from '../source/option-error.ts';
import { describeDiagnostic } from '../workspace/diagnostics.ts';
import type { Session } from '../workspace/session.ts';
import { type Configuration, openConfigurations } from './find.ts';
import type { LoadedPolicy } from './policies/policies.ts';
import type { UserPolicies } from './policies/user-policies.ts';
import { type CommandLine, openSettings, type Settings } from './settings.ts';
import { ruleList } from './template-rules.ts';
import { toolRules } from './tool-rules.ts';

export interface RunChoice extends CommandLine {
  readonly config?: string | false | undefined;
  /** Folders of further policies, relative to the current one. */
  readonly policies: readonly string[];
}

/** The settings of each file of a run; each configuration is read and checked once. */
export interface RunSettings {
  of(file: string): Promise<Settings>;
  /** Those of a file in the current folder, whatever it is called. */
  here(): Promise<Settings>;
  /** Of the policies that users brought. */
  diagnostics(): readonly LintDiagnostic[];
}

export function openRunSettings(session: Session, shipped: readonly LoadedPolicy[], choice: RunChoice): RunSettings {
  const configurations = openConfigurations(session.workspace, { cwd: session.cwd, config: choice.config });
  const known = new Map<Configuration, Promise<Settings>>();
  const diagnostics: LintDiagnostic[] = [];
  const open = async (configuration: Configuration): Promise<Settings> => {
    const users = await usersPolicies(session, configuration, choice.policies, shipped);
    diagnostics.push(...users.diagnostics);
    const all = [...shipped, ...toolRules, ...ruleList, ...users.policies];
    const sources = [...configuration.layers.map(({ source }) => source), ...users.sources];
    return { ...(await openSettings(session.workspace, configuration, all, choice)), sources };
  };
  const of = async (file: string): Promise<Settings> => {
    const configuration = await configurations.of(file);
    const settings = known.get(configuration) ?? open(configuration);
    known.set(configuration, settings);
    return settings;
  };
  return { diagnostics: () => diagnostics, of, here: () => of(fileHere(session)) };
}

/** A path that stands for any file in the current folder. */
export function fileHere(session: Session): string {
  return session.pathOf('any');
}

/** Loaded only where there are any: checking them needs more than a run of the shipped ones. */
async function usersPolicies(
  session: Session,
  { layers }: Configuration,
  named: readonly string[],
  shipped: readonly LoadedPolicy[],
): Promise<UserPolicies> {
  if (named.length === 0 && layers.every(({ document }) => document.policyFolders === undefined))
    return { policies: [], diagnostics: [], sources: [] };
  const [{ userPolicies }, { typeCheck }, { configuredPlaces, namedPlace }] = await Promise.all([
    import('./policies/user-policies.ts'),
    import('./policies/type-check.ts'),
    import('./policies/policy-places.ts'),
  ]);
  const places = [...configuredPlaces(layers), ...named.map((written) => namedPlace(session, written))];
  const users = await userPolicies(session, places, shipped, await typeCheck());
  const errors = users.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new OptionError(...errors.map(describeDiagnostic));
  return users;
}
