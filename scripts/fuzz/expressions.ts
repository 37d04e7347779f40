import { allFunctions } from '../../src/evaluate/functions.ts';
import type { Random } from './random.ts';

const names = [...allFunctions().map(({ name }) => name), 'constructor', '__proto__', 'toString', 'nothing'];

/** Texts that have been trouble somewhere. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '[',
  '[[x]',
  '[]',
  "[concat('a'",
  '..',
  '../..',
  '/etc/passwd',
  '\\\\host\\share',
  'NUL',
  'a/b/c/d',
  '*',
  '{a,b}',
  '[z-a]',
  '(((((((((((a+)+)+)+)+)+)+)+)+)+)+)$',
  '::error::x',
  '##vso[x]',
  '\u001b[31m',
  '\u202e',
  '\u0000',
  '\ud800',
  '\u{1f600}',
  '{0}{1}{99999999999}',
  '{0:P99}',
  '9007199254740993',
  '-0',
  '1e400',
  '2026-13-45T99:99:99Z',
  'P99999999999Y',
  '10.0.0.0/33',
  '::/0',
  'x'.repeat(3000),
  '${',
  "'",
  '"',
  '`',
  '# resilint-disable-file',
  '$.a[?(@.b)]',
];

export const oddNumbers: readonly number[] = [
  0,
  -1,
  1,
  2,
  16,
  17,
  255,
  800,
  801,
  1e5,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  1e300,
  0.5,
];

/** An expression of ARM templates, often one that makes sense, without its brackets. */
export function armExpression(random: Random, symbols: readonly string[], depth = 0): string {
  const argument = (): string => armExpression(random, symbols, depth + 1);
  const call = (): string => {
    const count = random.below(4);
    return `${random.pick(names)}(${Array.from({ length: count }, argument).join(', ')})`;
  };
  if (depth > 4 || random.chance(3)) return leaf(random, symbols);
  switch (random.below(8)) {
    case 0:
      return `parameters(${quoted(random.pick(symbols))})`;
    case 1:
      return `variables(${quoted(random.pick(symbols))})`;
    case 2:
      return `${call()}.${random.pick(symbols)}`;
    case 3:
      return `${call()}[${argument()}]`;
    case 4:
      return `reference(${argument()}, '2023-01-01', 'full')`;
    case 5:
      return `map(range(0, ${random.pick([0, 1, 3, 50])}), lambda('i', ${call()}))`;
    default:
      return call();
  }
}

function leaf(random: Random, symbols: readonly string[]): string {
  return random.chance(3)
    ? String(Math.trunc(random.pick(oddNumbers.slice(0, 12))))
    : quoted(random.pick(random.chance(3) ? oddTexts : symbols));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An expression of Bicep. */
export function bicepExpression(random: Random, symbols: readonly string[], depth = 0): string {
  const inner = (): string => bicepExpression(random, symbols, depth + 1);
  const symbol = (): string => random.pick(symbols);
  if (depth > 4 || random.chance(4))
    return random.chance(2)
      ? symbol()
      : random.pick(['null', 'true', '1', '-7', "'a'", '[]', '{}', "'${resourceGroup().location}'"]);
  switch (random.below(12)) {
    case 0:
      return `${inner()} ?? ${inner()}`;
    case 1:
      return `${inner()} ? ${inner()} : ${inner()}`;
    case 2:
      return `${symbol()}.${random.pick(['?', '', ''])}${symbol()}`;
    case 3:
      return `${symbol()}[${random.pick(['?', '^', ''])}${inner()}]`;
    case 4:
      return `${random.pick(names)}(${inner()})`;
    case 5:
      return `[for ${random.pick(['x', '(x, i)'])} in ${inner()}: ${inner()}]`;
    case 6:
      return `{ a: ${inner()}, ...${inner()} }`;
    case 7:
      return `map(${inner()}, x => ${inner()})`;
    case 8:
      return `'a\${${inner()}}b'`;
    case 9:
      return `${inner()} ${random.pick(['==', '!=', '=~', '<', '&&', '||', '+', '%', '*'])} ${inner()}`;
    case 10:
      return `(${inner()})!`;
    default:
      return `[${inner()}, ...${inner()}]`;
  }
}
