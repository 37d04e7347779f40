/** `// ^^^^ fail: message` below a line of the template: the span, what stands there, and what is said. */
export interface Expectation {
  readonly kind: 'fail' | 'open' | 'review' | 'related';
  readonly message: string;
  /** The file beside the template that it stands in; absent for the template itself. */
  readonly file?: string;
  /** Line (from 1) in the text without expectations; columns from 1, the end exclusive. */
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** A block's text without its expectations, and these. */
export function readExpectations(
  block: readonly string[],
  file: string | undefined,
): { text: string; expectations: Expectation[] } {
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
      ...(file !== undefined && { file }),
      line: kept.length,
      startColumn,
      endColumn: startColumn + carets.length,
    });
  }
  return { text: `${kept.join('\n')}\n`, expectations };
}

/** `whole location=westeurope` of a block's info string. */
export function readOptions(info: string): Map<string, string> {
  const words = info.split(/\s+/).filter((word) => word !== '');
  return new Map(
    words.map((word) => {
      const [key = '', value = ''] = word.split('=');
      return [key, value];
    }),
  );
}
