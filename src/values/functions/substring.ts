import { lengthBounds, type StringValue } from '../text.ts';
import { EvaluationError } from './entry.ts';

/**
 * Throws if a substring certainly reaches beyond its string.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string#substring
 */
export function checkSubstring(value: StringValue, start: number, length: number | undefined): void {
  const { max } = lengthBounds(value);
  const whole = typeof value === 'string' ? `'${shortened(value)}' has ${max}` : `the string has at most ${max}`;
  if (start < 0) throw new EvaluationError('out-of-range', `substring() cannot start at ${start}`, 1);
  if (length !== undefined && length < 0)
    throw new EvaluationError('out-of-range', `substring() cannot have the length ${length}`, 2);
  if (start > max)
    throw new EvaluationError('out-of-range', `substring() starts at ${start}, but ${whole} characters`, 1);
  if (start + (length ?? 0) > max) {
    throw new EvaluationError(
      'out-of-range',
      `substring() reads ${length} characters from position ${start}, but ${whole} characters`,
      2,
    );
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
