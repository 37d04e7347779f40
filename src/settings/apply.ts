import type { Json } from '../policy/document/policy.ts';
import { parameterValues } from '../policy/parameters.ts';
import type { Severity } from '../result/result.ts';
import { isDay } from '../source/day.ts';
import { OptionError } from '../source/option-error.ts';
import { type Route, step } from '../source/route.ts';
import type { Level, PolicySetting, PolicySettings, SuppressionSetting } from './document.ts';
import type { LoadedPolicy } from './policies/policies.ts';
import { checkPack, checkSelector, matches } from './policies/select.ts';
import { configError, type Layer } from './read.ts';

/** A policy with what the settings say of it, the later ones winning; none where it is off. */
export function applySettings(loaded: LoadedPolicy, settings: readonly PolicySettings[]): LoadedPolicy[] {
  if (loaded.rule) return ruleWith(loaded, settings);
  let level: Level = loaded.policy.document.severity;
  let parameters: Readonly<Record<string, Json>> = loaded.settings ?? {};
  let fixes = loaded.policy.fixes;
  for (const setting of settingsFor(loaded, settings)) {
    level = levelFor(loaded, setting) ?? level;
    if (typeof setting === 'string') continue;
    parameters = { ...parameters, ...setting.parameters };
    fixes = setting.fixes ?? fixes;
  }
  if (level === 'off' || !isSeverity(level)) return [];
  const document = { ...loaded.policy.document, severity: level };
  return [{ ...loaded, policy: { ...loaded.policy, document, ...(fixes && { fixes }) }, settings: parameters }];
}

function ruleWith(loaded: LoadedPolicy, settings: readonly PolicySettings[]): LoadedPolicy[] {
  const level = settingsFor(loaded, settings)
    .flatMap((setting) => levelFor(loaded, setting) ?? [])
    .at(-1);
  if (level === 'off') return [];
  return level === undefined || isSeverity(level) ? [loaded] : [{ ...loaded, rule: { severity: level, set: true } }];
}

const severities = ['high', 'medium', 'low'] as const satisfies readonly Severity[];
const ruleSeverities = ['error', 'warning', 'note'] as const;

function isSeverity(level: Level): level is Severity {
  return (severities as readonly string[]).includes(level);
}

/** The level of a setting, where it is one of those that the policy has: `all` means policies and rules. */
function levelFor({ rule }: LoadedPolicy, setting: PolicySetting): Level | undefined {
  const level = levelOf(setting);
  return level === undefined || level === 'off' || isSeverity(level) === (rule === undefined) ? level : undefined;
}

/** Whether a severity is set for just this policy: it is judged then, whatever the preset. */
export function isSetOn({ policy }: LoadedPolicy, settings: readonly PolicySettings[]): boolean {
  const id = policy.document.id.toLowerCase();
  const own = settings.flatMap((each) => Object.entries(each).filter(([selector]) => selector.toLowerCase() === id));
  return own.some(([, setting]) => (levelOf(setting) ?? 'off') !== 'off');
}

function settingsFor(loaded: LoadedPolicy, settings: readonly PolicySettings[]): PolicySetting[] {
  return settings.flatMap((each) =>
    Object.entries(each).flatMap(([selector, setting]) => (matches(loaded, selector) ? [setting] : [])),
  );
}

function levelOf(setting: PolicySetting): Level | undefined {
  return typeof setting === 'string' ? setting : setting.severity;
}

/** Throws `OptionError` at the first name in a configuration that means no policy, pack or parameter. */
export function checkSettings(layers: readonly Layer[], all: readonly LoadedPolicy[]): void {
  for (const layer of layers) {
    const { document } = layer;
    checkPolicies(layer, step(null, 'policies'), document.policies, all);
    for (const [index, override] of (document.overrides ?? []).entries())
      checkPolicies(layer, step(step(step(null, 'overrides'), index), 'policies'), override.policies, all);
    for (const [index, pack] of (document.packs ?? []).entries())
      checkPlaced(layer, step(step(null, 'packs'), index), 'value', () => checkPack(pack, all));
    for (const [index, suppression] of (document.suppressions ?? []).entries())
      checkSuppression(layer, step(step(null, 'suppressions'), index), suppression, all);
  }
}

function checkSuppression(
  layer: Layer,
  route: Route,
  { ids, until }: SuppressionSetting,
  all: readonly LoadedPolicy[],
): void {
  for (const [index, id] of ids.entries())
    checkPlaced(layer, step(step(route, 'ids'), index), 'value', () => checkSelector(id, all));
  if (until !== undefined && !isDay(until))
    throw configError(layer.source, step(route, 'until'), 'value', `'${until}' is no day of the calendar`);
}

function checkPolicies(layer: Layer, route: Route, settings: PolicySettings = {}, all: readonly LoadedPolicy[]): void {
  for (const [selector, setting] of Object.entries(settings)) {
    const at = step(route, selector);
    checkPlaced(layer, at, 'key', () => checkSelector(selector, all));
    checkPlaced(layer, at, 'value', () => checkLevel(selector, levelOf(setting), all));
    if (typeof setting === 'string' || setting.parameters === undefined) continue;
    for (const { policy } of all.filter((each) => matches(each, selector))) {
      const [problem] = parameterValues(policy.document, setting.parameters).problems;
      if (problem !== undefined)
        throw configError(layer.source, step(step(at, 'parameters'), problem.name), 'value', problem.message);
    }
  }
}

/** Throws `OptionError` for a severity that nothing has which the selector means. */
function checkLevel(selector: string, level: Level | undefined, all: readonly LoadedPolicy[]): void {
  const meant = all.filter((each) => matches(each, selector));
  if (level === undefined || meant.some((each) => levelFor(each, level) === level)) return;
  const expected = meant.some(({ rule }) => rule) ? ruleSeverities : severities;
  throw new OptionError(`the severity of '${selector}' is off, ${listed(expected)}, not '${level}'`);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function checkPlaced({ source }: Layer, route: Route, part: 'key' | 'value', check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof OptionError ? configError(source, route, part, error.message) : error;
  }
}
