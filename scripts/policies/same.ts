import type { SameDocument } from '../../src/policy/document/policy.ts';
import { withSection } from './section.ts';

/** A page with the rules of other tools that ask for the same, in a section before its examples. */
export function withSame(markdown: string, same: SameDocument | undefined): string {
  const text = same === undefined ? '' : linesOf(same);
  return withSection(markdown, { name: 'same', heading: 'The same elsewhere', text, before: ['Examples'] });
}

function linesOf({ psrule = [], checkov = [], aprl = [], azurePolicy = [] }: SameDocument): string {
  const rules = 'https://azure.github.io/PSRule.Rules.Azure/en/rules';
  const tools: [string, readonly string[]][] = [
    ['PSRule for Azure', psrule.map((name) => `[${name}](${rules}/${name}/)`)],
    ['Checkov', checkov],
    ['Azure Proactive Resiliency Library', aprl.map((id) => `\`${id}\``)],
    ['Azure Policy', azurePolicy.map((id) => `\`${id}\``)],
  ];
  return tools.flatMap(([tool, ids]) => (ids.length > 0 ? [`- ${tool}: ${ids.join(', ')}\n`] : [])).join('');
}
