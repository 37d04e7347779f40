import { expect, it } from 'vitest';
import { parsedText } from '../../../src/arm/expression/memo.ts';

it('parses a text once, however often it is met', () => {
  const first = parsedText(`[concat('a', ${'1'})]`);
  expect(parsedText("[concat('a', 1)]")).toBe(first);
});
