import { isDay } from '../../../source/day.ts';
import { tableOf } from '../../../source/own.ts';
import type { Span } from '../../../source/text.ts';
import { closest } from '../../../template/suggest.ts';

/** Which lines a suppression in a comment covers. */
export type Reach = 'line' | 'next-line' | 'file';

/** A word of a directive with where it stands. */
export interface DirectiveWord extends Span {
  readonly text: string;
}

/** `resilint-disable-next-line VM-13, pack:vm until 2027-01-31: reason` */
export interface Directive {
  readonly reach: Reach;
  /** The whole directive, without the comment's signs. */
  readonly span: Span;
  readonly selectors: readonly DirectiveWord[];
  readonly reason?: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: DirectiveWord;
}

/** What is wrong with a directive, which then suppresses nothing. */
export interface DirectiveProblem {
  readonly span: Span;
  readonly message: string;
}

const prefix = 'resilint-disable-';
const words = tableOf<Reach>({
  [`${prefix}next-line`]: 'next-line',
  [`${prefix}line`]: 'line',
  [`${prefix}file`]: 'file',
});
const form = `${prefix}next-line VM-1, VM-2 until 2027-01-31: reason`;

/**
 * Reads a comment, signs included. It is a directive where its first word starts with `resilint-`; `undefined` for all
 * other comments. Spans are offsets of the text that the comment stands in.
 */
export function readDirective(text: string, comment: Span): Directive | DirectiveProblem | undefined {
  const content = contentOf(text, comment);
  const word = /^resilint-[\w-]*/.exec(text.slice(content.start, content.end))?.[0];
  if (word === undefined) return undefined;
  const wordSpan = { start: content.start, end: content.start + word.length };
  const reach = words.get(word);
  if (reach === undefined) return { span: wordSpan, message: unknownWord(word) };
  return readRest(text, { start: wordSpan.end, end: content.end }, { reach, span: content });
}

/** The comment's first line that says something, without `//`, `/*` and what decorates it. */
function contentOf(text: string, { start, end }: Span): Span {
  const isBlock = text.startsWith('/*', start);
  const inner = text.slice(start, isBlock && text.endsWith('*/', end) && end - start >= 4 ? end - 2 : end);
  const before = /^(?:\/\/+|\/\*+)[\s*]*/.exec(inner)?.[0].length ?? 0;
  const line =
    inner
      .slice(before)
      .split(/[\r\n]/, 1)[0]
      ?.trimEnd() ?? '';
  return { start: start + before, end: start + before + line.length };
}

function unknownWord(word: string): string {
  if (word === 'resilint-disable' || word === 'resilint-enable')
    return `there is no '${word}': say ${prefix}next-line, ${prefix}line, or ${prefix}file for the whole file`;
  const near = closest(word, words.keys());
  return `there is no '${word}'${near === undefined ? '' : `; did you mean '${near}'?`} (as in ${form})`;
}

const selectorForm = /[ \t]*((?:pack|category|severity|preset|tag):[^\s,:]+|[\w-]+)/iy;
const untilForm = /[ \t]+until[ \t]+([^\s:]+)/iy;
const commaForm = /[ \t]*,/y;

function readRest(text: string, rest: Span, head: Pick<Directive, 'reach' | 'span'>): Directive | DirectiveProblem {
  const line = text.slice(0, rest.end);
  const selectors: DirectiveWord[] = [];
  let at = rest.start;
  do {
    const selector = take(selectorForm, line, at);
    if (selector === undefined || /^until$/i.test(selector.text))
      return { span: head.span, message: `name the policies, as in ${form} ('all' means every policy)` };
    selectors.push(selector);
    at = selector.end;
    const comma = skip(commaForm, line, at);
    if (comma === undefined) break;
    at = comma;
  } while (at < line.length);
  const until = take(untilForm, line, at);
  if (until !== undefined && !isDay(until.text))
    return { span: until, message: `'${until.text}' is no day; write it as in until 2027-01-31` };
  at = until?.end ?? at;
  const tail = /^[ \t]*(?::[ \t]*(.*))?$/s.exec(line.slice(at));
  if (tail === null) return { span: { start: at, end: rest.end }, message: misplaced(line.slice(at).trim()) };
  const reason = tail[1]?.trim();
  return { ...head, selectors, ...(until && { until }), ...(reason && { reason }) };
}

function misplaced(found: string): string {
  return `expected a comma, 'until' or ': reason', found '${found.split(/[\s:]/, 1)[0] ?? ''}' (as in ${form})`;
}

function take(pattern: RegExp, line: string, at: number): DirectiveWord | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  const text = match?.[1];
  if (match === null || text === undefined) return undefined;
  const end = at + match[0].length;
  return { text, start: end - text.length, end };
}

function skip(pattern: RegExp, line: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  return match === null ? undefined : at + match[0].length;
}
