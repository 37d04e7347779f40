import { align, type CompositeHole, parseComposite } from '../dotnet/composite.ts';
import { writeJson } from '../dotnet/json-write.ts';
import { FormatError, formatNumber } from '../dotnet/standard-number.ts';
import { isNumber } from '../integer.ts';
import { checkLength } from '../limits.ts';
import { toPlain } from '../plain.ts';
import { apply, because } from '../term.ts';
import { joinTexts, lengthBounds, type StringValue, stringOf } from '../text.ts';
import { isArray, isObject, isUnknown, type Unknown, type Value } from '../value.ts';
import { type Argument, EvaluationError, type Result } from './entry.ts';
import { decided, textOfArgument, valueOf } from './text-arguments.ts';

/** .NET's composite formatting. Objects and arrays are written as JSON with single quotes. */
export function format([pattern, ...args]: readonly Argument[]): Result {
  const text = textOfArgument(pattern);
  if (typeof text !== 'string') return undefined;
  const values = args.map(valueOf);
  const pieces: StringValue[] = [];
  let length = 0;
  for (const part of formatted(() => parseComposite(text))) {
    const piece = typeof part === 'string' ? part : fill(part, values);
    if (piece === undefined) return undefined;
    length += typeof piece === 'string' ? piece.length : 0;
    checkLength('format', length);
    pieces.push(piece);
  }
  return decided(joinTexts(pieces));
}

function formatted<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FormatError) throw new EvaluationError('bad-argument', `format(): ${error.message}`, 0);
    throw error;
  }
}

function fill(hole: CompositeHole, values: readonly Value[]): StringValue | undefined {
  const value = values[hole.index];
  if (value === undefined) {
    const given = values.length === 1 ? 'there is 1 value' : `there are ${values.length} values`;
    throw new EvaluationError('bad-argument', `format(): ${given} to fill in, none for {${hole.index}}`, 0);
  }
  const text = hole.format === '' ? written(value) : withFormat(value, hole.format);
  if (text === undefined || hole.alignment === 0) return text;
  checkLength('format', Math.abs(hole.alignment));
  if (typeof text === 'string') return align(text, hole.alignment);
  return lengthBounds(text).min >= Math.abs(hole.alignment)
    ? text
    : apply('format', [`{0,${hole.alignment}}`, text], 'string');
}

function written(value: Value): StringValue | undefined {
  if (!isObject(value) && !isArray(value)) return stringOf(value) ?? apply('format', ['{0}', value], 'string');
  const known = toPlain(value);
  return known === undefined ? apply('format', ['{0}', value], 'string') : writeJson(known).replaceAll('"', "'");
}

/** Only numbers obey a format. Where the culture decides, the text is not known. */
function withFormat(value: Value, spec: string): StringValue | undefined {
  if (isNumber(value)) return formatted(() => formatNumber(value, spec)) ?? byCulture(value, spec);
  if (isUnknown(value) && (value.type === 'int' || value.type === 'any'))
    return apply('format', [`{0:${spec}}`, value], 'string');
  return written(value);
}

function byCulture(value: Value, spec: string): Unknown {
  const reason = `format() writes '${spec}' by the culture of the computer that deploys`;
  return because(reason, apply('format', [`{0:${spec}}`, value], 'string'));
}
