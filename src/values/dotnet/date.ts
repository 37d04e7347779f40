import { ticksPerSecond } from './duration.ts';

/** A point in time of the years 1 to 9999, in ticks of 100 nanoseconds since the Unix epoch, UTC. */
export type Ticks = bigint;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks within the second. */
  readonly fraction: number;
}

const iso =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?\s*(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?$/;

/** Reads an ISO 8601 time; one without offset counts as UTC. `undefined` for other texts and days that do not exist. */
export function parseDate(text: string): Ticks | undefined {
  const match = iso.exec(text.trim());
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0));
  const date = utcMilliseconds(year ?? 0, month ?? 0, day ?? 0);
  if (date === undefined || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const seconds = BigInt(date / 1000 + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0) - offsetSeconds(match));
  const ticks = seconds * ticksPerSecond + BigInt((match[7] ?? '').padEnd(7, '0').slice(0, 7));
  return inRange(ticks) ? ticks : undefined;
}

function offsetSeconds(match: RegExpExecArray): number {
  const seconds = Number(match[10] ?? 0) * 3600 + Number(match[11] ?? 0) * 60;
  return match[9] === '-' ? -seconds : seconds;
}

function utcMilliseconds(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

const first = -62_135_596_800n * ticksPerSecond;
const last = 253_402_300_800n * ticksPerSecond - 1n;

export function inRange(ticks: Ticks): boolean {
  return ticks >= first && ticks <= last;
}

export function partsOfDate(ticks: Ticks): DateParts {
  const fraction = ((ticks % ticksPerSecond) + ticksPerSecond) % ticksPerSecond;
  const date = new Date(Number((ticks - fraction) / 10_000n));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(fraction),
  };
}

/** Whole seconds since the epoch, the fraction cut off. */
export function epochSeconds(ticks: Ticks): bigint {
  return (ticks - (((ticks % ticksPerSecond) + ticksPerSecond) % ticksPerSecond)) / ticksPerSecond;
}
