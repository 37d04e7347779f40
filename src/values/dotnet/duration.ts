/** .NET's ticks: 100 nanoseconds. */
export const ticksPerSecond = 10_000_000n;

const duration =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;
const week = /^(-)?P(\d+)W$/;
const day = 86_400n;

/**
 * The ticks of an ISO 8601 duration. A year counts 365 days and a month 30, as the page of `dateTimeAdd` says.
 * `undefined` for a text of another form.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-date#datetimeadd
 */
export function parseDuration(text: string): bigint | undefined {
  const clean = text.trim().replace(/^\+/, '');
  const weeks = week.exec(clean);
  if (weeks) return signed(weeks[1], BigInt(weeks[2] ?? 0) * 7n * day * ticksPerSecond);
  const match = duration.exec(clean);
  if (match === null) return undefined;
  const [years, months, days, hours, minutes, seconds] = match.slice(2, 8).map((digits) => BigInt(digits ?? 0));
  const total =
    ((years ?? 0n) * 365n + (months ?? 0n) * 30n + (days ?? 0n)) * day +
    (hours ?? 0n) * 3600n +
    (minutes ?? 0n) * 60n +
    (seconds ?? 0n);
  return signed(match[1], total * ticksPerSecond + BigInt((match[8] ?? '').padEnd(7, '0').slice(0, 7)));
}

function signed(sign: string | undefined, ticks: bigint): bigint {
  return sign === undefined ? ticks : -ticks;
}
