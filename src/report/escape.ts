/**
 * Template text is hostile. What a person reads shows control characters, invisible characters and bidi marks as
 * escapes, on one line; what a machine reads is escaped by its format's rules, and none of it is a command to CI.
 */

/** Controls, format characters (bidi marks among them), lone surrogates, private use, what is ignored when drawn. */
const hidden = /(?<!\p{Extended_Pictographic})\ufe0f|(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/gu;
const shortEscapes = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeHidden(character: string): string {
  return shortEscapes.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Hidden characters shown as escapes (`\n`, `\u{1b}`): one line that says what is there. */
export function visible(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replace(hidden, escapeHidden);
}

/** As `visible`, for a line of code: tabs stay. */
export function visibleCode(line: string): string {
  return line.split('\t').map(visible).join('\t');
}

/** Takes the meaning from what GitHub's and Azure's runners obey: `::` at a line's start, `##[` and `##vso[` anywhere. */
export function inert(text: string): string {
  return text.replace(/##(?=\[|vso\[)/gi, '#\\u{23}').replace(/^([^\S\n]*):(?=:)/gm, '$1\\u{3a}');
}

/** One line of plain text that is safe to print wherever it stands. */
export function plainLine(text: string): string {
  return inert(visible(text));
}

/** Cuts to a number of UTF-16 code units, the ellipsis included, never within a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Indented JSON whose text holds no hidden character and no command; parsed, it is exactly the value. */
export function escapedJson(value: unknown): string {
  return `${safeJson(JSON.stringify(value, null, 2))}\n`;
}

/** The same for text that is JSON already. */
export function safeJson(json: string): string {
  const text = json.replace(/##(?=\[|vso\[)/gi, '#\\u0023');
  return text.replace(hidden, (character) => (character === '\n' ? character : unitEscapes(character)));
}

function unitEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}

const xmlEntities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['#', '&#35;'],
]);

/** Text for XML content or an attribute. Line breaks stay, so pass parts of it through `visible` first. */
export function xml(text: string): string {
  return text.replace(/[&<>"'#]/g, (character) => xmlEntities.get(character) ?? character);
}

/** Signs that Markdown or HTML could read, an address that GitHub would make a link among them. */
const markdownSigns = /[&<>"`*_[\]{}\\|~#@$!^]|:(?=\/)|(?<=mailto|xmpp):|(?<=www)\./gi;

function markdownEntities(text: string): string {
  return visible(text).replace(markdownSigns, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Prose in Markdown or HTML, after other words on its line; an `@` names nobody. */
export function markdownText(text: string): string {
  return markdownEntities(text).replaceAll('&#64;', '&#64;&#8203;');
}

/** Text of a template in Markdown: a code span, written as HTML since entities work in it and pipes do no harm. */
export function markdownCode(text: string): string {
  return `<code>${markdownEntities(text)}</code>`;
}

/** A fenced block whose fence its content cannot close. */
export function markdownBlock(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

/** The message of a GitHub workflow command. */
export function githubData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The message of an Azure Pipelines logging command. */
export function azureData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function azureProperty(text: string): string {
  return azureData(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}

/** Body of a SARIF plain text message: `](` never occurs, and no bracket is left open before a link that follows. */
export function sarifText(text: string): string {
  const safe = visible(text);
  const last = safe.lastIndexOf(']') + 1;
  return (safe.slice(0, last) + safe.slice(last).replaceAll('[', '(')).replaceAll('](', '] (');
}

/** Text of a SARIF embedded link. Viewers disagree on backslashes, so brackets become parentheses. */
export function sarifLinkText(text: string): string {
  const safe = visible(text).replaceAll('[', '(').replaceAll(']', ')');
  return safe.endsWith('\\') ? `${safe} ` : safe;
}

/** A path with forward slashes as a relative URI reference. */
export function fileUri(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, '\ufffd');
  return wellFormed
    .replace(/^(?:\.\/+)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** A web address as a URI that can stand in Markdown, a terminal or a log; `undefined` for anything else. */
export function webUri(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href.replace(
    /[()'"<>`|\\^{}[\]!*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Text in a quoted label of Mermaid: what is not plain is a character code, so that nothing in it is syntax. */
export function mermaidText(text: string): string {
  return visible(text).replace(/[^\p{L}\p{N}\p{M} ./,()'×…✖▲▽-]|(?<=www)\./giu, (sign) => `#${sign.codePointAt(0)};`);
}

/** Text in a quoted string of Graphviz, which reads entities as HTML does. */
export function dotText(text: string): string {
  return visible(text)
    .replace(/[&<>"#]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll('\\', '\\\\');
}
