import type { PolicyDocument } from '../../src/policy/document/policy.ts';
import { policyFunctions } from '../../src/policy/expression/functions.ts';
import { factNames } from '../../src/policy/facts.ts';
import { operators } from '../../src/policy/operators/table.ts';
import { groupBy } from '../../src/source/group-by.ts';

const tables: Readonly<Record<string, () => string>> = {
  operators: () => table(['word', 'holds for'], operatorRows()),
  facts: () =>
    table(
      ['fact', 'type', 'says'],
      factNames.map(({ name, type, values, description }) => [
        code(name),
        values?.map(code).join(', ') ?? type,
        description,
      ]),
    ),
  functions: () =>
    table(
      ['function', 'gives'],
      [...policyFunctions.values()].map(({ signature, summary }) => [code(signature), summary]),
    ),
};

/** A policy as the table of all policies shows it. */
export interface PolicyRow {
  /** `policies/vm/VM-2.json` */
  readonly path: string;
  readonly document: PolicyDocument;
}

/** Every policy with its severity, linked to its page; `up` leads from the document to the root (`../`). */
export function policiesTable(rows: readonly PolicyRow[], up: string): string {
  return table(
    ['policy', 'severity', 'preset', 'category', 'recommendation'],
    rows.map(({ path, document: { id, severity, category, title, preset } }) => [
      `[${id}](${up}${path.replace(/\.json$/, '.md')})`,
      severity,
      preset ?? 'recommended',
      category,
      title,
    ]),
  );
}

/** Each pack with how many policies it has, and the documents they are from. */
export function packsTable(rows: readonly PolicyRow[]): string {
  const packs = groupBy(rows, ({ path }) => path.split('/')[1] ?? '');
  return table(
    ['pack', 'policies', 'from'],
    [...packs].map(([pack, own]) => [
      code(pack),
      `${own[0]?.document.id} … ${own.at(-1)?.document.id}`,
      [...new Set(own.map(({ document }) => `[${document.source.document}](${document.source.url})`))].join(', '),
    ]),
  );
}

/** The documentation with the tables between its marks made anew. `others` are tables made from more than the code. */
export function withTables(markdown: string, others: Readonly<Record<string, () => string>> = {}): string {
  return markdown.replaceAll(
    /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const made = others[name] ?? tables[name];
      if (made === undefined) throw new Error(`the documentation asks for a table '${name}'`);
      return `${start}${made()}${end}`;
    },
  );
}

/** A word and its opposite share a row. */
function operatorRows(): string[][] {
  return operators
    .filter(({ negated }) => !negated)
    .map(({ name, test, summary }) => {
      const opposite = operators.find((other) => other.negated && other.test === test);
      return [opposite ? `${code(name)}, ${code(opposite.name)}` : code(name), summary];
    });
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}

export function code(text: string): string {
  return `\`${text}\``;
}
