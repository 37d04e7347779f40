import { tableOf } from '../../source/own.ts';
import { readExpectations, readOptions } from './block.ts';
import type { CaseVerdict, PageCase } from './case.ts';

export interface Page {
  readonly cases: readonly PageCase[];
  readonly problems: readonly string[];
}

const headings = tableOf<CaseVerdict>({
  fails: 'fails',
  passes: 'passes',
  unknown: 'unknown',
  review: 'review',
  'not applicable': 'not applicable',
});

type Heading = Pick<PageCase, 'verdict' | 'title' | 'heading'>;

interface Block {
  readonly kind: 'json' | 'bicep' | 'diff';
  readonly options: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
  readonly line: number;
}

/**
 * The examples of a page: below `## Examples`, each under a heading `### Fails: …`, `### Passes: …`, `### Unknown: …`,
 * `### Review: …` or `### Not applicable: …`, with a fenced block of JSON or Bicep (or one of each), and a fenced diff
 * where a fix is offered.
 */
export function parsePage(markdown: string): Page {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const start = lines.findIndex((line) => /^## Examples\s*$/.test(line));
  const cases: PageCase[] = [];
  const problems: string[] = [];
  let heading: Heading | undefined;
  for (let at = start + 1; start !== -1 && at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('### ')) heading = headingOf(line, at, problems);
    const fence = /^```(json|bicep|diff)\s*(.*)$/.exec(line);
    if (!fence) continue;
    const end = lines.indexOf('```', at + 1);
    if (end === -1) {
      problems.push(`line ${at + 1}: the block is not closed`);
      break;
    }
    const [, kind, info = ''] = fence;
    const block = {
      kind: kind as Block['kind'],
      options: readOptions(info),
      lines: lines.slice(at + 1, end),
      line: at + 2,
    };
    if (heading === undefined) problems.push(`line ${at + 1}: the block is under no heading '### Fails: …'`);
    else addBlock(cases, heading, block, problems);
    at = end;
  }
  if (cases.length === 0) problems.push("the page has no cases below '## Examples'");
  return { cases, problems };
}

function headingOf(line: string, at: number, problems: string[]): Heading | undefined {
  const [, word = '', title = ''] = /^### ([^:]+):?\s*(.*)$/.exec(line) ?? [];
  const verdict = headings.get(word.trim().toLowerCase());
  if (verdict === undefined)
    problems.push(`line ${at + 1}: a case begins with Fails, Passes, Unknown, Review or Not applicable, not '${word}'`);
  return verdict && { verdict, title, heading: at + 1 };
}

function addBlock(cases: PageCase[], heading: Heading, block: Block, problems: string[]): void {
  const { kind, lines, line, options } = block;
  const last = cases.at(-1);
  const owner = last?.heading === heading.heading ? last : undefined;
  if (kind === 'diff') {
    if (owner === undefined || owner.diff !== undefined)
      problems.push(`line ${line}: a diff follows the template it changes`);
    else cases[cases.length - 1] = { ...owner, diff: lines.join('\n') };
    return;
  }
  const file = options.get('file');
  const { text, expectations } = readExpectations(lines, file);
  if (file === undefined) {
    cases.push({ ...heading, language: kind, text, expectations, beside: new Map(), options, line });
  } else if (owner === undefined || owner.language !== kind) {
    problems.push(`line ${line}: the file '${file}' follows the template that uses it`);
  } else {
    const beside = new Map([...owner.beside, [file, text]]);
    cases[cases.length - 1] = { ...owner, beside, expectations: [...owner.expectations, ...expectations] };
  }
}
