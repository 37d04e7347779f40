import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../src/author/pages/page.ts';

const page = (...lines: string[]) => ['## Examples', '', '### Fails: because', '', ...lines].join('\n');
const block = (info: string, ...lines: string[]) => [`\`\`\`${info}`, ...lines, '```', ''];

describe('the examples of a page', () => {
  it('are read without their carets, which say what must be found and where', () => {
    const [example] = parsePage(
      page(...block('bicep whole level=host', "param a string = 'x'", '//               ^^^ fail: no')),
    ).cases;
    expect(example?.text).toBe("param a string = 'x'\n");
    expect(Object.fromEntries(example?.options ?? [])).toEqual({ whole: '', level: 'host' });
    expect(example?.expectations).toEqual([{ kind: 'fail', message: 'no', line: 1, startColumn: 18, endColumn: 21 }]);
  });

  it('may bring files, which follow the template that uses them', () => {
    const main = block('bicep', "module a 'a.bicep' = {", '}');
    const file = block('bicep file=a.bicep', "var x = 'y'", '//      ^^^ fail: no');
    const { cases, problems } = parsePage(page(...main, ...file));
    expect(problems).toEqual([]);
    expect(cases).toHaveLength(1);
    expect(cases[0]?.beside.get('a.bicep')).toBe("var x = 'y'\n");
    expect(cases[0]?.expectations).toMatchObject([{ file: 'a.bicep', line: 1 }]);
    expect(parsePage(page(...file)).problems).toContain("line 6: the file 'a.bicep' follows the template that uses it");
  });

  it('have their diff directly behind', () => {
    const json = block('json', '{}');
    const diff = block('diff', '-{}', '+[]');
    expect(parsePage(page(...json, ...diff)).cases[0]?.diff).toBe('-{}\n+[]');
    expect(parsePage(page(...json, '### Passes: other', ...diff)).problems).toEqual([
      'line 11: a diff follows the template it changes',
    ]);
  });
});
