import { readFileSync } from 'node:fs';
import type { PolicyPage } from '../../src/policy/shipped.ts';
import { type TemplateRule, templateRules } from '../../src/template/rules.ts';

/** What is said of a code in `data/errors.md`. */
export interface ErrorSection {
  readonly id: string;
  readonly body: string;
}

const ids = Object.keys(templateRules).sort();

export function readErrors(): string {
  return readFileSync(new URL('../../data/errors.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}

/** The sections of the page, in its order. */
export function sectionsOf(page: string): ErrorSection[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [id = '', ...rest] = section.split('\n');
      return { id: id.trim(), body: rest.join('\n').trim() };
    });
}

/** `docs/errors.md`: the sections, each with what the table of codes says of it, in order. */
export function errorsPage(page: string): string {
  const bodies = new Map(sectionsOf(page).map(({ id, body }) => [id, body]));
  const intro = page.split(/^## /m, 1)[0] ?? '';
  return `${[intro.trimEnd(), ...ids.map((id) => sectionText(id, bodies.get(id) ?? ''))].join('\n\n')}\n`;
}

function sectionText(id: string, body: string): string {
  return `## ${id}\n\n${headOf(id)}\n\n${body}`.trimEnd();
}

function headOf(id: string): string {
  const rule = (templateRules as Readonly<Record<string, TemplateRule>>)[id];
  return `**${rule?.title ?? ''}** (${rule?.severity ?? ''})`;
}

/** What is missing, or too much. */
export function faultsOfErrors(page: string): string[] {
  const sections = new Map(sectionsOf(page).map((each) => [each.id, each]));
  return [
    ...ids.filter((id) => (sections.get(id)?.body ?? '') === '').map((id) => `data/errors.md says nothing of ${id}`),
    ...[...sections.keys()].filter((id) => !ids.includes(id)).map((id) => `data/errors.md: there is no code ${id}`),
  ];
}

/** The page of each code, for `explain` and SARIF's help. */
export function errorPages(): Readonly<Record<string, PolicyPage>> {
  return Object.fromEntries(
    sectionsOf(readErrors()).map(({ id, body }) => {
      const text = body.replaceAll(/^```[\s\S]*?^```\n?/gm, '').replaceAll(/\n{3,}/g, '\n\n');
      return [id, { text: text.replaceAll('`', '').trim(), markdown: `# ${id}\n\n${headOf(id)}\n\n${body}\n` }];
    }),
  );
}
