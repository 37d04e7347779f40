import type { Language } from '../../src/fix/block.ts';

export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** Answers the questions of a layout, one after the other, from a list that is gone through again and again. */
export function decisions(list: readonly number[]): (choices: number) => number {
  let at = 0;
  return (choices) => {
    at += 1;
    return (list[at % list.length] ?? 0) % choices;
  };
}

export interface Layout {
  readonly language: Language;
  readonly unit: string;
  readonly lineBreak: string;
  readonly decide: (choices: number) => number;
  comments: number;
}

/** Data as text of either language, laid out in one of the many ways people do it, with comments. */
export function layOut(data: Data, margin: string, to: Layout, inline = false): string {
  if (typeof data !== 'object' || data === null) return scalar(data, to);
  const isArray = Array.isArray(data);
  const entries = isArray
    ? data.map((item) => [undefined, item] as const)
    : Object.entries(data as Readonly<Record<string, Data>>);
  const [open, close] = isArray ? (['[', ']'] as const) : (['{', '}'] as const);
  if (entries.length === 0) return open + ['', ' ', inline ? '' : to.lineBreak + margin][to.decide(3)] + close;
  const oneLine = inline || to.decide(4) === 0;
  const inner = margin + to.unit;
  const parts = entries.map(([key, value]) => {
    const text = layOut(value, inner, to, oneLine);
    return key === undefined ? text : `${name(key, to)}${colon(to)}${text}`;
  });
  if (oneLine) {
    const space = isArray ? '' : ['', ' '][to.decide(2)];
    return `${open}${space}${parts.join(', ')}${space}${close}`;
  }
  return `${open}${to.lineBreak}${lines(parts, inner, to)}${margin}${close}`;
}

function lines(parts: readonly string[], margin: string, to: Layout): string {
  return parts
    .map((part, at) => {
      const isLast = at === parts.length - 1;
      const comma = to.language === 'json' && (!isLast || to.decide(6) === 0) ? ',' : '';
      const above = to.decide(5) === 0 ? `${margin}${comment(to)}${to.lineBreak}` : '';
      const behind = to.decide(5) === 0 ? ` ${comment(to)}` : '';
      const blank = to.decide(8) === 0 ? to.lineBreak : '';
      return `${above}${margin}${part}${comma}${behind}${to.lineBreak}${isLast ? '' : blank}`;
    })
    .join('');
}

function comment(to: Layout): string {
  to.comments += 1;
  return to.decide(2) === 0 ? `// ${'}'} note ${to.comments}` : `/* [ note ${to.comments} */`;
}

function colon(to: Layout): string {
  return to.language === 'json' ? ([': ', ':', ' : '][to.decide(3)] ?? ': ') : ': ';
}

function name(key: string, to: Layout): string {
  if (to.language === 'json') return JSON.stringify(key);
  return /^[a-z]+$/i.test(key) ? key : scalar(key, to);
}

function scalar(data: Data, to: Layout): string {
  if (typeof data !== 'string') return JSON.stringify(data);
  if (to.language === 'json') return JSON.stringify(/^\[.*\]$/.test(data) ? `[${data}` : data);
  const escaped = data.replace(/['\\]|\$\{/g, (found) => `\\${found}`);
  return `'${escaped}'`;
}
