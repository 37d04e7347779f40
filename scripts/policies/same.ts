import type { SameDocument } from '../../src/policy/document/policy.ts';

const mark = /<!-- generated: same -->\n[\s\S]*?<!-- end -->\n/;

/** A page with the rules of other tools that ask for the same, in a section before its examples. */
export function withSame(markdown: string, same: SameDocument | undefined): string {
  const section = same === undefined ? '' : `<!-- generated: same -->\n${linesOf(same)}<!-- end -->\n`;
  if (mark.test(markdown))
    return markdown.replace(
      section === '' ? /## The same elsewhere\n\n<!-- generated: same -->[\s\S]*?<!-- end -->\n\n/ : mark,
      () => section,
    );
  return section === ''
    ? markdown
    : markdown.replace(/^## Examples$/m, () => `## The same elsewhere\n\n${section}\n## Examples`);
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
