/** One example of a policy's page, which is its test. */
export interface PageCase {
  readonly verdict: CaseVerdict;
  readonly title: string;
  readonly language: 'json' | 'bicep';
  /** The template without its expectations. */
  readonly text: string;
  readonly expectations: readonly Expectation[];
  /** The unified diff that the first offered fix makes, without header lines. */
  readonly diff?: string;
  /** `whole`, `location=westeurope`, `level=customer` from the block's info string. */
  readonly options: ReadonlyMap<string, string>;
  /** Line of the block's first line within the page, for messages. */
  readonly line: number;
}

export type CaseVerdict = 'fails' | 'passes' | 'unknown' | 'review' | 'not applicable';

/** `// ^^^^ fail: message` below a line of the template: the span, what stands there, and what is said. */
export interface Expectation {
  readonly kind: 'fail' | 'open' | 'review' | 'related';
  readonly message: string;
  /** Line (from 1) in the template without expectations; columns from 1, the end exclusive. */
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

export interface Page {
  readonly cases: readonly PageCase[];
  readonly problems: readonly string[];
}

const headings: Readonly<Record<string, CaseVerdict>> = {
  fails: 'fails',
  passes: 'passes',
  unknown: 'unknown',
  review: 'review',
  'not applicable': 'not applicable',
};

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
  let heading: { verdict: CaseVerdict; title: string } | undefined;
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
    const block = lines.slice(at + 1, end);
    if (heading === undefined) problems.push(`line ${at + 1}: the block stands under no heading '### Fails: …'`);
    else addBlock(cases, heading, fence[1] ?? '', fence[2] ?? '', block, at + 2, problems);
    at = end;
  }
  if (cases.length === 0) problems.push("the page has no cases below '## Examples'");
  return { cases, problems };
}

function headingOf(line: string, at: number, problems: string[]): { verdict: CaseVerdict; title: string } | undefined {
  const [, word = '', title = ''] = /^### ([^:]+):?\s*(.*)$/.exec(line) ?? [];
  const verdict = headings[word.trim().toLowerCase()];
  if (verdict === undefined)
    problems.push(`line ${at + 1}: a case begins with Fails, Passes, Unknown, Review or Not applicable, not '${word}'`);
  return verdict && { verdict, title };
}

function addBlock(
  cases: PageCase[],
  heading: { verdict: CaseVerdict; title: string },
  kind: string,
  info: string,
  block: readonly string[],
  line: number,
  problems: string[],
): void {
  const last = cases.at(-1);
  if (kind === 'diff') {
    if (last === undefined || last.diff !== undefined)
      problems.push(`line ${line}: a diff follows the template it changes`);
    else cases[cases.length - 1] = { ...last, diff: block.join('\n') };
    return;
  }
  const { text, expectations } = readExpectations(block);
  const options = new Map(
    info
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => word.split('=') as [string, string?])
      .map(([key, value = '']) => [key, value] as const),
  );
  cases.push({ ...heading, language: kind === 'bicep' ? 'bicep' : 'json', text, expectations, options, line });
}

function readExpectations(block: readonly string[]): { text: string; expectations: Expectation[] } {
  const kept: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of block) {
    const found = /^(\s*\/\/\s*)(\^+)\s*(fail|open|review|related):\s*(.*)$/.exec(line);
    if (found === null) {
      kept.push(line);
      continue;
    }
    const [, before = '', carets = '', kind, message = ''] = found;
    const startColumn = before.length + 1;
    expectations.push({
      kind: kind as Expectation['kind'],
      message: message.trim(),
      line: kept.length,
      startColumn,
      endColumn: startColumn + carets.length,
    });
  }
  return { text: `${kept.join('\n')}\n`, expectations };
}
