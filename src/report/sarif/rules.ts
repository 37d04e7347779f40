import type { ReportingDescriptor } from 'sarif';
import type { LintResult, PolicyInfo } from '../../result/result.ts';
import { visible, webUri } from '../escape.ts';
import { severityNames } from '../severity.ts';
import { sentence } from './message.ts';

/** GitHub shows 10 tags of a rule. */
const tagLimit = 10;

/** The rule of templates that cannot be read: without results of its own, their alerts would close as mended. */
export const unreadableRule = 'unreadable-template';

/** Every enabled policy in the run's order, then what was said of templates, and the rule of those that are unreadable. */
export function rulesOf(result: LintResult): ReportingDescriptor[] {
  const { policies, rules = [] } = result;
  return [...policies.map(ruleOf), ...rules.map(ruleOf), unreadableDescriptor()];
}

export function ruleIndexes(result: LintResult): ReadonlyMap<string, number> {
  const { policies, rules = [] } = result;
  return new Map([...policies, ...rules, { id: unreadableRule }].map(({ id }, index) => [id, index]));
}

function ruleOf(policy: PolicyInfo): ReportingDescriptor {
  const helpUri = webUri(policy.helpUri);
  return {
    id: visible(policy.id),
    name: visible(policy.name),
    shortDescription: { text: sentence(visible(policy.title)) },
    fullDescription: { text: sentence(visible(firstParagraph(policy.help.text) || policy.title)) },
    help: { text: visibleText(policy.help.text), markdown: visibleText(policy.help.markdown) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: severityNames[policy.severity].sarif },
    properties: ruleProperties(policy),
  };
}

/** The property names are GitHub's: https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning */
function ruleProperties(policy: PolicyInfo): ReportingDescriptor['properties'] {
  const tags = [...new Set([policy.category, policy.preset, ...policy.tags].map(visible))].slice(0, tagLimit);
  const score = tags.includes('security') ? policy.securitySeverity : undefined;
  return {
    tags,
    precision: policy.precision,
    'problem.severity': severityNames[policy.severity].problem,
    ...(score !== undefined && { 'security-severity': score }),
  };
}

function unreadableDescriptor(): ReportingDescriptor {
  const text = 'A file could not be read as a template, so nothing is known of the resources in it.';
  const help =
    'Fix what the message names; a fault of resilint is to be reported. Until then the findings of the file are neither confirmed nor gone.';
  return {
    id: unreadableRule,
    name: 'KeepTemplatesReadable',
    shortDescription: { text: 'A template must be readable.' },
    fullDescription: { text },
    help: { text: `${text} ${help}`, markdown: `${text}\n\n${help}` },
    helpUri: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax',
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['correctness'], precision: 'very-high', 'problem.severity': 'error' },
  };
}

function firstParagraph(text: string): string {
  return (text.trim().split(/\n\s*\n/, 1)[0] ?? '').replace(/\s+/g, ' ');
}

/** Line breaks and tabs mean something in a help text. */
function visibleText(text: string): string {
  return text
    .split(/([\n\t])/)
    .map((part, at) => (at % 2 === 0 ? visible(part) : part))
    .join('');
}
