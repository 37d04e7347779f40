import { type Environment, type Preset, presets } from '../../policy/document/policy.ts';
import type { LoadedPolicy } from './policies.ts';

/** What `preset` and `--preset` take, the smallest first. */
export const presetNames: readonly Preset[] = presets;

/** Whether what stands in one preset stands in another one too. */
export function isIncluded(inner: Preset, outer: Preset): boolean {
  return presets.indexOf(inner) <= presets.indexOf(outer);
}

/** Whether a policy stands in a preset, or in a smaller one. */
export function isOfPreset({ policy }: LoadedPolicy, preset: Preset): boolean {
  return isIncluded(policy.document.preset ?? 'recommended', preset);
}

/** Whether `recommended` has a policy of `all` where it is known that one of the environments is meant that it is for. */
export function isForKnown({ policy }: LoadedPolicy, preset: Preset, possible: readonly Environment[]): boolean {
  const { environments } = policy.document;
  return preset === 'recommended' && (environments?.some((each) => possible.includes(each)) ?? false);
}
