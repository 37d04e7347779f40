import { describe, expect, it } from 'vitest';
import { unpainted } from '../../src/report/style.ts';
import { terminalMarkdown } from '../../src/report/terminal-markdown.ts';

const page = `# VM-1: Title with \`code\`

A paragraph of **strong** and *weak* words
that goes on, see [the page](https://example.org/a).

- one item that is
  written on two lines
- another

| a | b |
|---|---|
| \`x\` | long cell |

\`\`\`bicep
resource x 'y'
\`\`\`
`;

describe('a page on a terminal', () => {
  it('is laid out and wrapped', () => {
    expect(terminalMarkdown(page, { width: 40 })).toBe(`VM-1: Title with code

A paragraph of strong and weak words
that goes on, see the page
(https://example.org/a).

  • one item that is written on two
    lines
  • another

a  b
x  long cell

    resource x 'y'
`);
  });

  it('is as wide in colour as without', () => {
    const coloured = terminalMarkdown(page, { width: 40, color: true, links: true });
    expect(coloured).toContain('\u001b[1mstrong\u001b[22m');
    for (const line of unpainted(coloured).split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('shows no hidden character, and nothing that a runner obeys', () => {
    const text = terminalMarkdown('a \u001b[31m `\u202e` [\u0007](https://x.org/\u001b) \n##[error]x', { width: 80 });
    for (const each of ['\u0007', '\u001b', '\u202e', '##[']) expect(text).not.toContain(each);
  });
});
