import fc from 'fast-check';
import type { Log, Message } from 'sarif';
import { describe, expect, it } from 'vitest';
import { formats, loadFormat, type ReportOptions } from '../../src/report/index.ts';
import type { LintResult } from '../../src/result/result.ts';
import { hostileResults } from './hostile-results.ts';

const everything: ReportOptions = {
  showUnknown: true,
  showPass: true,
  showSuppressed: true,
  links: true,
  category: 'x',
  versionControl: { repositoryUri: 'https://github.com/contoso/infra', revisionId: 'abc' },
};

/** Ranges of what is not seen, or changes how the rest is seen: controls, marks of direction, zero width, tags, halves. */
const hiddenRanges = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0e],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
] as const;

function hiddenIn(text: string): string[] {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const bad = points.filter((point) => hiddenRanges.some(([from, to]) => point >= from && point <= to));
  return bad.map((point) => `U+${point.toString(16)}`);
}

/** The commands that GitHub's runner would take from a log: `::name …::` at a line's start, `##[name …]` anywhere. */
function githubCommands(log: string): string[] {
  return log.split(/\r\n|\n|\r/).filter((line) => /^\s*::/u.test(line) || /##\[/.test(line));
}

function azureCommands(log: string): string[] {
  return log.split(/\r\n|\n|\r/).filter((line) => /##vso\[|##\[/i.test(line));
}

async function check(
  name: Parameters<typeof loadFormat>[0],
  options: ReportOptions,
  law: (output: string, of: LintResult) => void,
): Promise<void> {
  const format = await loadFormat(name);
  fc.assert(
    fc.property(hostileResults, (of) => law(format(of, options), of)),
    { numRuns: 150 },
  );
}

describe('hostile text in every field', () => {
  // A format has laws of its own below, or it is text that is harmless.
  const own: readonly string[] = ['json', 'gitlab', 'sarif', 'github', 'azure', 'junit', 'rdjson'];
  it.each(formats.filter((name) => !own.includes(name)))('is harmless in %s', async (name) => {
    await check(name, { ...everything, links: name === 'markdown' }, (output) => {
      expect(hiddenIn(output)).toEqual([]);
      expect(githubCommands(output)).toEqual([]);
      expect(azureCommands(output)).toEqual([]);
    });
  });

  it('adds no escape sequence to a coloured report but colours and links to the web', async () => {
    await check('stylish', { ...everything, color: true }, (output) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for
      const own = /\u001b\[\d+m|\u001b\]8;;(?:https?:\/\/[!-~]+)?\u001b\\/g;
      expect(hiddenIn(output.replace(own, ''))).toEqual([]);
    });
  });

  it('gives no command to GitHub but annotations', async () => {
    await check('github', everything, (output) => {
      expect(hiddenIn(output)).toEqual([]);
      for (const command of githubCommands(output)) {
        expect(command).toMatch(/^::(error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^:,]*,?)+::/);
        expect(command).not.toMatch(/##\[/);
      }
      expect(azureCommands(output)).toEqual([]);
    });
  });

  it('gives no command to Azure Pipelines but issues', async () => {
    await check('azure', everything, (output) => {
      expect(hiddenIn(output)).toEqual([]);
      for (const command of azureCommands(output)) {
        expect(command).toMatch(
          /^##vso\[task\.logissue (?:(?:type|sourcepath|linenumber|columnnumber|code)=[^;\]]*;)+\]/,
        );
        expect(azureCommands(command.slice(7))).toEqual([]);
      }
    });
  });

  it.each(['json', 'gitlab', 'rdjson', 'sarif'] as const)('stays JSON of plain text in %s', async (name) => {
    await check(name, everything, (output) => {
      JSON.parse(output);
      expect(hiddenIn(output)).toEqual([]);
      expect(githubCommands(output)).toEqual([]);
      expect(azureCommands(output)).toEqual([]);
    });
  });

  it('makes no link in a SARIF message but those to related locations', async () => {
    await check('sarif', everything, (output) => {
      const [run] = (JSON.parse(output) as Log).runs;
      for (const { message, relatedLocations = [], locations } of run?.results ?? []) {
        const links = message.text?.match(/\]\([^)]*\)/g) ?? [];
        expect(links).toEqual(relatedLocations.map(({ id }) => `](${id})`));
        expect(locations).toHaveLength(1);
        const region = locations?.[0]?.physicalLocation?.region;
        expect(region?.endLine ?? region?.startLine).toBe(region?.startLine);
      }
      for (const text of messages(run)) expect(hiddenIn(text)).toEqual([]);
    });
  });

  it('stays well-formed XML in junit', async () => {
    await check('junit', everything, (output) => {
      expect(hiddenIn(output)).toEqual([]);
      expect(githubCommands(output)).toEqual([]);
      expect(azureCommands(output)).toEqual([]);
      expect(leftOpen(output)).toEqual([]);
    });
  });

  it('stays text and code in Markdown', async () => {
    await check('markdown', everything, (output) => {
      const text = withoutBlocks(output);
      for (const [, uri] of text.matchAll(/\]\(([^)]*)\)/g)) expect(uri).toMatch(/^https?:\/\/[!-~]+$/);
      const prose = text.replace(/\]\([^)]*\)/g, ']');
      expect(prose.replace(/<\/?(?:code|details|summary)>/g, '')).not.toMatch(/[<>`|~@$_]/);
      expect(prose.replace(/&#\d+;/g, '')).not.toMatch(/@|&/);
      expect(prose.match(/<code>/g) ?? []).toHaveLength((prose.match(/<\/code>/g) ?? []).length);
      expect(prose.match(/<details>/g) ?? []).toHaveLength((prose.match(/<\/details>/g) ?? []).length);
    });
  });

  it('is harmless among the diagnostics on standard error', async () => {
    const { loadDiagnostics } = await import('../../src/report/index.ts');
    const print = await loadDiagnostics();
    fc.assert(
      fc.property(hostileResults, (of) => {
        const output = print(of, {});
        expect(hiddenIn(output)).toEqual([]);
        expect([...githubCommands(output), ...azureCommands(output)]).toEqual([]);
      }),
    );
  });
});

function messages(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(messages);
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { message?: Message }).message?.text;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(messages)];
}

/** Elements left open after every tag and text was read as strict XML; what is no XML is left over too. */
function leftOpen(text: string): string[] {
  const value = `"(?:[^"<&]|&(?:amp|lt|gt|quot|apos|#35);)*"`;
  const token = new RegExp(
    `<\\?xml version="1\\.0" encoding="UTF-8"\\?>|<(/?)([a-z]+)((?: [a-z]+=${value})*)(/?)>|(?:[^<&]|&(?:amp|lt|gt|quot|apos|#35);)+`,
    'y',
  );
  const open: string[] = [];
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return [...open, text.slice(from, from + 40)];
    const [, closing, name, , empty] = match;
    if (name === undefined || empty === '/') continue;
    if (closing !== '/') open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

/** The text without fenced blocks, each closed by its own fence. */
function withoutBlocks(markdown: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const run = /^ {0,3}(`{3,})/.exec(line)?.[1];
    if (fence === undefined && run !== undefined) fence = run;
    else if (fence !== undefined && run !== undefined && run.length >= fence.length && line.trim() === run)
      fence = undefined;
    else if (fence === undefined) kept.push(line);
  }
  expect(fence).toBeUndefined();
  return kept.join('\n');
}
