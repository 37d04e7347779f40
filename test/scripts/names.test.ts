import { expect, it } from 'vitest';
import { namedTwice } from '../../scripts/names/twice.ts';

it('finds what two files export by one name, and leaves alone what they do not export or only pass on', () => {
  const texts = new Map([
    [
      'a.ts',
      'export interface Spot {}\nexport const keyOf = 1;\nfunction step() {}\nexport type { Site } from "./b.ts";\n',
    ],
    ['b.ts', 'export type Spot = 1;\nexport interface Site {}\nexport function step() {}\n'],
    ['c.ts', 'export async function keyOf() {}\nexport function one(a: 1): 1;\nexport function one(a: 2): 2;\n'],
  ]);
  expect([...namedTwice(texts)]).toEqual([
    ['Spot', ['a.ts', 'b.ts']],
    ['keyOf', ['a.ts', 'c.ts']],
  ]);
});
