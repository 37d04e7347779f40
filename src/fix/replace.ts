import { armExpression } from '../arm/write.ts';
import { jsonText } from '../source/json/write.ts';
import type { Language } from './block.ts';
import { type Draft, writingIn } from './draft.ts';
import type { Written } from './formula.ts';
import { layoutOf, lineStart, marginAt } from './lines.ts';
import type { EditSite } from './site.ts';
import { type PlacedSpan, spanOfPlace } from './spans.ts';
import type { Style } from './style.ts';
import { valueText } from './writer.ts';

/** Writes a value in the place of the literal at a site; `false` where it cannot be written there. */
export function replaceValue(draft: Draft, site: EditSite, value: Written): boolean {
  const { place, expression, owner } = site;
  if (!isLiteral(site)) return false;
  const placed = spanOfPlace(place);
  if (placed === undefined || (expression?.kind === 'literal' && expression.deferred)) return false;
  const text = placed.inExpression ? textInExpression(value) : undefined;
  if (placed.inExpression && text === undefined) return false;
  const written = text ?? standaloneText(draft, site, placed, value, owner.kind === 'parameterFile');
  if (written === undefined || isReadTwice(site, written)) return false;
  const edit = { source: place.source, span: placed.span, text: written };
  const known = draft.edits.find((each) => each.source === edit.source && each.span.start === edit.span.start);
  if (known) return known.text === edit.text;
  draft.edits.push(edit);
  return true;
}

function isLiteral({ expression }: EditSite): boolean {
  if (expression === undefined) return true;
  return expression.kind === 'literal' || expression.kind === 'object' || expression.kind === 'array';
}

/** A part of an `[expression]`, escaped for the JSON string around it. */
function textInExpression(value: Written): string | undefined {
  if (value.kind === 'object' || value.kind === 'array') return undefined;
  return jsonText(armExpression(value)).slice(1, -1);
}

function standaloneText(
  draft: Draft,
  { place, scope }: EditSite,
  { span, key = span.start }: PlacedSpan,
  value: Written,
  plain: boolean,
): string | undefined {
  const { text } = place.source;
  const language: Language = place.kind === 'json' ? 'json' : 'bicep';
  const before = text.slice(lineStart(text, key), key).trimEnd();
  const style: Style = {
    lineBreak: layoutOf(text).lineBreak,
    unit: layoutOf(text).unit,
    margin: '',
    colon: ': ',
    gap: ', ',
    padding: ' ',
  };
  const isInline = /[{[(,]$/.test(before) || /^[[{].*\S.*[\]}]$/.test(text.slice(span.start, span.end));
  const margin = isInline ? 'inline' : marginAt(text, key);
  return valueText(value, writingIn(draft, scope.loops, language, plain), style, margin);
}

/** Text with an escaping bracket loses it when a nested template with outer scope is read by its parent. */
function isReadTwice({ scope, place }: EditSite, text: string): boolean {
  return place.kind === 'json' && scope.frame === undefined && text.startsWith('"[[');
}
