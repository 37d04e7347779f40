import { policyFunctions } from '../../src/policy/expression/functions.ts';
import { factNames } from '../../src/policy/facts.ts';
import { operators } from '../../src/policy/operators/table.ts';

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

/** The documentation with the tables between its marks made anew. */
export function withTables(markdown: string): string {
  return markdown.replaceAll(
    /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const made = tables[name];
      if (made === undefined) throw new Error(`docs/policy-language.md asks for a table '${name}'`);
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}

function code(text: string): string {
  return `\`${text}\``;
}
