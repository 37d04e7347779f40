import { columns } from './display.ts';
import { inert, visibleCode } from './escape.ts';
import type { ReportOptions } from './options.ts';
import { hyperlink, type Paint, painter, unpainted } from './style.ts';
import { wrapped } from './wrap.ts';

/** Longer lines are hard to read, however wide a terminal is. */
const widest = 100;

interface How {
  readonly options: ReportOptions;
  readonly paint: Paint;
  readonly width: number;
}

/**
 * Markdown as a terminal shows it: headings, lists, tables, code, emphasis and links, wrapped at its width. It is made for
 * the pages of policies, so what they do not use stands as it is.
 */
export function terminalMarkdown(text: string, options: ReportOptions): string {
  const how = { options, paint: painter(options), width: Math.min(widest, options.width ?? widest) };
  const blocks = blocksOf(text);
  const lines = blocks.flatMap((block, at) => {
    const isTight = block.kind === 'item' && blocks[at + 1]?.kind === 'item';
    return [...blockLines(block, how), ...(isTight ? [] : [''])];
  });
  return inert(`${lines.join('\n').trimEnd()}\n`);
}

interface Block {
  readonly kind: 'heading' | 'code' | 'table' | 'item' | 'text';
  readonly lines: readonly string[];
}

/** Paragraphs, items with what belongs to them, tables, and fenced code. */
function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let fence: string | undefined;
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const last = blocks.at(-1);
    const mark = /^ *(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) [fence, isOpen] = [undefined, false];
      else last?.lines.push(line);
    } else if (mark !== undefined) {
      fence = mark;
      blocks.push({ kind: 'code', lines: [] });
    } else if (line.trim() === '') isOpen = false;
    else {
      const kind = kindOf(line);
      if (isOpen && last && joins(kind, last.kind)) last.lines.push(line);
      else blocks.push({ kind, lines: [line] });
      isOpen = kind !== 'heading';
    }
  }
  return blocks;
}

function kindOf(line: string): Block['kind'] {
  if (/^#{1,6} /.test(line)) return 'heading';
  if (/^ *([-*+]|\d+\.) /.test(line)) return 'item';
  return line.startsWith('|') ? 'table' : 'text';
}

/** Whether a line goes on with a block. */
function joins(kind: Block['kind'], before: Block['kind']): boolean {
  return kind === 'text' ? before === 'text' || before === 'item' : kind === 'table' && before === 'table';
}

function blockLines({ kind, lines }: Block, how: How): string[] {
  const { paint } = how;
  switch (kind) {
    case 'heading': {
      const [line = ''] = lines;
      return [paint('bold', spans(line.replace(/^#+ /, ''), { ...how, paint: (_, text) => text }))];
    }
    case 'code':
      return lines.map((line) => paint('dim', `    ${visibleCode(line)}`));
    case 'table':
      return tableLines(lines, how);
    case 'item': {
      const [, margin = '', mark = '-', rest = ''] = /^( *)([-*+]|\d+\.) +(.*)$/.exec(lines[0] ?? '') ?? [];
      const sign = /^\d/.test(mark) ? mark : '•';
      const text = [rest, ...lines.slice(1).map((line) => line.trim())].join(' ');
      const indent = `${margin}${' '.repeat(sign.length + 3)}`;
      return wrappedSpans(`${margin}  ${sign} `, text, indent, how);
    }
    case 'text':
      return wrappedSpans('', lines.map((line) => line.trim()).join(' '), '', how);
  }
}

function wrappedSpans(head: string, text: string, indent: string, how: How): string[] {
  return wrapped(`${head}${spans(text, how)}`, how.width, indent);
}

function tableLines(lines: readonly string[], how: How): string[] {
  const rows = lines
    .filter((line) => !/^\|[\s:|-]+\|?$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  const shown = rows.map((row) => row.map((cell) => spans(cell, how)));
  const widthOf = (cell = ''): number => columns(unpainted(cell));
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((row) => widthOf(row[at]))));
  return shown.map((row, at) => {
    const cells = row.map((cell, column) => `${cell}${' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))}`);
    const line = cells.join('  ').trimEnd();
    return at === 0 ? how.paint('bold', line) : line;
  });
}

const span = /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?!\w)|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>]+)>/g;

/** Code, emphasis and links within a line; what a template or an author wrote is escaped. */
function spans(text: string, { options, paint }: How): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(span)) {
    const [all, code, strong, weak, label, address, bare] = found;
    out += visibleCode(text.slice(from, found.index));
    from = found.index + all.length;
    if (code !== undefined) out += paint('cyan', visibleCode(code));
    else if (strong !== undefined) out += paint('bold', visibleCode(strong));
    else if (weak !== undefined) out += visibleCode(weak);
    else if (bare !== undefined) out += hyperlink(options, bare, visibleCode(bare));
    else out += linkText(visibleCode(label ?? ''), visibleCode(address ?? ''), options, paint);
  }
  return `${out}${visibleCode(text.slice(from))}`;
}

/** Where a terminal has no links, the address follows. */
function linkText(label: string, address: string, options: ReportOptions, paint: Paint): string {
  if (options.links) return hyperlink(options, address, label);
  return /^https?:/.test(address) ? `${label} ${paint('dim', `(${address})`)}` : label;
}
