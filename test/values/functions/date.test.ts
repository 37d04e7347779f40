import { describe, expect, test } from 'vitest';
import { result } from '../values.ts';

describe('dateTimeAdd', () => {
  // A year counts 365 days and a month 30, leap years or not.
  test.each([
    ['2023-01-01 00:00:00Z', 'P1Y', '2024-01-01T00:00:00Z'],
    ['2024-01-01 00:00:00Z', 'P1Y', '2024-12-31T00:00:00Z'],
    ['2024-02-01T00:00:00Z', 'P1M', '2024-03-02T00:00:00Z'],
    ['2020-04-07 14:53:14Z', '-P9D', '2020-03-29T14:53:14Z'],
    ['20200407T145314Z', '+PT1H', '2020-04-07T15:53:14Z'],
    ['2020-04-07T14:53:14.25+02:00', 'PT0.5S', '2020-04-07T12:53:14.75Z'],
    ['2020-04-07', 'P2W', '2020-04-21T00:00:00Z'],
  ])('%s and %s are %s', (base, duration, expected) => {
    expect(result('dateTimeAdd', base, duration)).toBe(JSON.stringify(expected));
  });

  test.each([
    ['d', '02/03/2021'],
    ['D', 'Wednesday, 03 February 2021'],
    ['F', 'Wednesday, 03 February 2021 16:05:06'],
    ['g', '02/03/2021 16:05'],
    ['M', 'February 03'],
    ['o', '2021-02-03T16:05:06.1230000Z'],
    ['R', 'Wed, 03 Feb 2021 16:05:06 GMT'],
    ['s', '2021-02-03T16:05:06'],
    ['t', '16:05'],
    ['u', '2021-02-03 16:05:06Z'],
    ['Y', '2021 February'],
    ['yyyy-MM-dd', '2021-02-03'],
    ['M d', '2 3'],
    ['%d', '3'],
    ["h:m:s.fff tt 'at' \\d ddd MMM yy zzz", '4:5:6.123 PM at d Wed Feb 21 +00:00'],
    ['HH.FFFF|ss.F', '16.123|06.1'],
  ])('the format %s gives %s', (format, expected) => {
    expect(result('dateTimeAdd', '2021-02-03T16:05:06.123Z', 'PT0S', format)).toBe(JSON.stringify(expected));
  });

  test.each([
    [
      "bad-argument: dateTimeAdd() expects an ISO 8601 time such as '2024-05-01T08:00:00Z' and got '2021-02-30'",
      '2021-02-30',
      'P1D',
    ],
    [
      "bad-argument: dateTimeAdd() expects an ISO 8601 duration such as 'P1D' or '-PT2H' and got 'P'",
      '2021-02-03',
      'P',
    ],
    ['out-of-range: dateTimeAdd() leaves the years 1 to 9999', '9999-12-31', 'P1D'],
    ["bad-argument: dateTimeAdd(): 'x' is not a date format", '2021-02-03', 'P1D', 'x'],
  ])('says %s', (expected, ...args) => {
    expect(result('dateTimeAdd', ...args)).toBe(expected);
  });
});

describe('seconds since 1970', () => {
  test('there and back', () => {
    expect(result('dateTimeToEpoch', '2023-05-02T15:16:13Z')).toBe('1683040573');
    expect(result('dateTimeFromEpoch', 1_683_040_573)).toBe('"2023-05-02T15:16:13Z"');
    expect(result('dateTimeToEpoch', '1969-12-31T23:59:58.5Z')).toBe('-2');
  });
});
