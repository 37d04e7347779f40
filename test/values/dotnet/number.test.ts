import { describe, expect, test } from 'vitest';
import { numberText } from '../../../src/values/dotnet/number.ts';
import { formatNumber } from '../../../src/values/dotnet/standard-number.ts';

describe('numbers as .NET writes them', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1.5, '1.5'],
    [-0.1, '-0.1'],
    [0.0001, '0.0001'],
    [0.00001, '1E-05'],
    [123_456_789_012_345.6, '123456789012345.6'],
    [1e20, '1E+20'],
    [-2.25e-10, '-2.25E-10'],
    [2n ** 63n, '9223372036854775808'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%s is %s', (value, expected) => {
    expect(numberText(value)).toBe(expected);
  });

  test.each<[number | bigint, string, string]>([
    [42, 'D5', '00042'],
    [-42, 'd4', '-0042'],
    [255, 'X', 'FF'],
    [255, 'x4', '00ff'],
    [-1, 'X', 'FFFFFFFFFFFFFFFF'],
    [5, 'B4', '0101'],
    [1_234_567.891, 'N', '1,234,567.89'],
    [-1234, 'N0', '-1,234'],
    [0, 'N1', '0.0'],
    [1.005, 'F2', '1.00'],
    [0.125, 'F2', '0.13'],
    [2.5, 'F0', '3'],
    [12_345.678, 'E3', '1.235E+004'],
    [0, 'e2', '0.00e+000'],
    [12_345.678, 'G3', '1.23E+04'],
    [12_345.678, 'g7', '12345.68'],
    [1.5, 'R', '1.5'],
    [1.5, '', '1.5'],
    [123_456_789_012_345_678_901_234_567_890n, 'N0', '123,456,789,012,345,678,901,234,567,890'],
  ])('%s under %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });

  test.each<[number, string, string]>([
    [5, '000', '005'],
    [1234, '00', '1234'],
    [0.5, '#.##', '.5'],
    [1_234_567, '#,##0.00', '1,234,567.00'],
    [1_234_567, '#,#', '1,234,567'],
    [1_234_567, '0,,', '1'],
    [0.256, '0.0%', '25.6%'],
    [1_234_567, '0.##E+0', '1.23E+6'],
    [0.00012, '0.0e-00', '1.2e-04'],
    [-3, '0;(0)', '(3)'],
    [-3, '0', '-3'],
    [0, '#;-#;zero', 'zero'],
    [0.001, '0.0;-0.0;none', 'none'],
    [12, '\'a;\'0\\#"b"', 'a;12#b'],
    [1234, '##-##', '12-34'],
    [1.005, '0.00', '1.01'],
  ])('%s under the custom format %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });

  test('the culture decides about currency and percent, so they are left open', () => {
    expect(formatNumber(1, 'C')).toBeUndefined();
    expect(formatNumber(1, 'P2')).toBeUndefined();
  });

  test.each([['Q'], ['F999999999']])('%s is refused', (format) => {
    expect(() => formatNumber(1.5, format)).toThrow();
  });

  test('formats for whole numbers refuse others', () => {
    expect(() => formatNumber(1.5, 'D2')).toThrow("the format 'D' is for whole numbers only");
  });
});
