import type { Severity } from '../result/result.ts';
import { type TemplateRule, templateRules } from '../template/rules.ts';
import type { LoadedPolicy } from './policies/policies.ts';

/** The pack of what is said of templates themselves. */
const pack = 'template';
const errorsPage = 'https://github.com/resilint/resilint/blob/main/docs/errors.md';

/** For selectors and lists: what an error of a template is among the severities of findings. */
const ranks: Readonly<Record<TemplateRule['severity'], Severity>> = { error: 'high', warning: 'medium', note: 'low' };

/** What can be wrong with a template itself, as rules: they judge no resource, and are configured as policies are. */
export const ruleList: readonly LoadedPolicy[] = Object.entries(templateRules).map(([id, { severity, title }]) => ({
  pack,
  rule: { severity },
  policy: {
    document: {
      id,
      name: id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      title,
      category: 'template',
      severity: ranks[severity],
      precision: 'very-high',
      source: { document: 'Template errors', url: `${errorsPage}#${id}` },
    },
    types: [],
    rules: () => [],
    facts: [],
  },
}));

export function isTemplateRule(loaded: LoadedPolicy): boolean {
  return loaded.rule !== undefined;
}
