import { existsSync, readFileSync } from 'node:fs';
import type { PolicyDocument } from '../../src/policy/document/policy.ts';
import type { PolicyPage } from '../../src/policy/shipped.ts';

/** A policy's page without its test cases; of a policy that has none yet, its title. */
export function pageOf(file: URL, document: PolicyDocument): PolicyPage {
  const source = `${document.source.document}: ${document.source.url}`;
  if (!existsSync(file))
    return {
      text: `${document.title}\n\n${source}`,
      markdown: `${document.title}\n\n[${document.source.document}](${document.source.url})\n`,
    };
  const markdown = withoutCases(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).replaceAll(/^<!-- .* -->\n/gm, '');
  return { text: plainText(markdown), markdown };
}

/** Everything up to the heading of the cases. */
function withoutCases(markdown: string): string {
  const at = markdown.search(/^## Examples$/m);
  return `${(at === -1 ? markdown : markdown.slice(0, at)).trimEnd()}\n`;
}

/** The sections on why and what to do, without marks. */
function plainText(markdown: string): string {
  const sections = markdown.split(/^## /m).filter((section) => /^(Why|What to do)\n/.test(section));
  const text = sections.map((section) => section.slice(section.indexOf('\n') + 1).trim()).join('\n\n');
  return text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .trim();
}
