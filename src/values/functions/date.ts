import { epochSeconds, inRange, parseDate, type Ticks } from '../dotnet/date.ts';
import { formatDate, jsonDateFormat } from '../dotnet/date-format.ts';
import { parseDuration, ticksPerSecond } from '../dotnet/duration.ts';
import { FormatError } from '../dotnet/standard-number.ts';
import { integer, isInteger } from '../integer.ts';
import type { Plain } from '../plain.ts';
import { EvaluationError, type FunctionEntry } from './entry.ts';
import { plain } from './signature.ts';
import { plainText } from './text-arguments.ts';

export const dateFunctions: readonly FunctionEntry[] = [
  plain('date', 'dateTimeAdd(base: string, duration: string, [format: string|null]): string', dateTimeAdd, {
    result: { range: { min: 1 } },
    inPolicies: false,
  }),
  plain('date', 'dateTimeFromEpoch(epochTime: int): string', ([seconds]) => dateTimeFromEpoch(seconds), {
    result: { range: { min: 20 } },
    calledInBicep: 'dateTimeFromEpoch([epochTime: int]): string',
  }),
  plain(
    'date',
    'dateTimeToEpoch(dateTime: string): int',
    ([text]) => integer(epochSeconds(readDate('dateTimeToEpoch', text))),
    { calledInBicep: 'dateTimeToEpoch([dateTime: string]): int' },
  ),
];

/** Without a format the result is the time in the form that JSON has for it, as in the examples of the reference. */
function dateTimeAdd([base, duration, format]: readonly Plain[]): Plain {
  const start = readDate('dateTimeAdd', base);
  const span = parseDuration(plainText(duration));
  if (span === undefined) {
    const text = plainText(duration).slice(0, 40);
    throw new EvaluationError(
      'bad-argument',
      `dateTimeAdd() expects an ISO 8601 duration such as 'P1D' or '-PT2H' and got '${text}'`,
      1,
    );
  }
  const result = start + span;
  if (!inRange(result)) throw new EvaluationError('out-of-range', 'dateTimeAdd() leaves the years 1 to 9999', 1);
  return written(result, typeof format === 'string' && format !== '' ? format : jsonDateFormat);
}

function written(time: Ticks, format: string): string {
  try {
    return formatDate(time, format);
  } catch (error) {
    if (error instanceof FormatError) throw new EvaluationError('bad-argument', `dateTimeAdd(): ${error.message}`, 2);
    throw error;
  }
}

function readDate(name: string, value: Plain | undefined): Ticks {
  const text = plainText(value);
  const time = parseDate(text);
  if (time !== undefined) return time;
  throw new EvaluationError(
    'bad-argument',
    `${name}() expects an ISO 8601 time such as '2024-05-01T08:00:00Z' and got '${text.slice(0, 40)}'`,
    0,
  );
}

function dateTimeFromEpoch(seconds: Plain | undefined): string {
  const time = isInteger(seconds) ? BigInt(seconds) * ticksPerSecond : 0n;
  if (!inRange(time)) throw new EvaluationError('out-of-range', 'dateTimeFromEpoch() leaves the years 1 to 9999', 0);
  return formatDate(time, jsonDateFormat);
}
