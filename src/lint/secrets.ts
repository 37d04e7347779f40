import { locateJson } from '../source/locate.ts';
import type { SourceText, Span } from '../source/text.ts';
import type { Place } from '../template/place.ts';
import type { Template } from '../template/template.ts';
import type { Session } from './session.ts';

/** Properties of resources that hold secrets, whatever file they stand in. */
const secretProperty =
  /(?:password|secret|passphrase|sharedKey|connectionString|protectedSettings|customData|keyData)["']?\s*:\s*(["'])((?:\\.|(?!\1)[^\\\r\n])*)\1/gi;

/** A file's text for frames and diffs: literals of secure parameters and of secret properties are asterisks. */
export function maskedText(session: Session, path: string): string | undefined {
  const file = session.workspace.read(path);
  if (file.kind !== 'ok') return undefined;
  const { source } = file;
  const document = session.documents.open(path);
  const spans = document.kind === 'template' ? secureDefaults(document.template, source) : [];
  let { text } = source;
  for (const span of spans)
    text = text.slice(0, span.start) + mask(text.slice(span.start, span.end)) + text.slice(span.end);
  return text.replace(secretProperty, (match: string, quote: string, value: string) => {
    if (/^\[(?!\[)/.test(value) || value === '') return match;
    return match.slice(0, match.length - value.length - 1) + mask(value) + quote;
  });
}

function secureDefaults(template: Template, source: SourceText): Span[] {
  const spans: Span[] = [];
  for (const { type, defaultValue } of template.parameters.values()) {
    if (!type.secure || defaultValue?.kind !== 'literal' || typeof defaultValue.value !== 'string') continue;
    const span = spanOf(defaultValue.place, source);
    if (span && span.end - span.start > 2) spans.push({ start: span.start + 1, end: span.end - 1 });
  }
  return spans;
}

function spanOf(place: Place, source: SourceText): Span | undefined {
  if (place.source !== source) return undefined;
  return place.kind === 'json' ? locateJson(source, place.route).value : place.span;
}

function mask(text: string): string {
  return text.replace(/[^\r\n]/g, '*');
}
