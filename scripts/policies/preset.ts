import type { PolicyDocument } from '../../src/policy/document/policy.ts';
import { withSection } from './section.ts';

/** A page with the preset of its policy, why it stands there, and which environments it is for. */
export function withPreset(
  markdown: string,
  { preset = 'recommended', presetWhy, environments }: Pick<PolicyDocument, 'preset' | 'presetWhy' | 'environments'>,
): string {
  const text =
    presetWhy === undefined
      ? ''
      : `In the preset \`${preset}\`: ${presetWhy}.\n${environments === undefined ? '' : environmentLine(environments)}`;
  return withSection(markdown, {
    name: 'preset',
    heading: 'Preset',
    text,
    before: ['Sources', 'The same elsewhere', 'Examples'],
  });
}

function environmentLine(environments: readonly string[]): string {
  return `It is asked for in ${environments.join(' and ')}: where the environment is known to be another one, it is not.\n`;
}
