import { tableOf } from '../source/own.ts';
/** Functions of ARM that are an operator in Bicep: its sign, and how tight it binds. */
export type BicepOperator = readonly [sign: string, precedence: number];

export const bicepOperators = tableOf<BicepOperator>({
  mul: ['*', 7],
  div: ['/', 7],
  mod: ['%', 7],
  add: ['+', 6],
  sub: ['-', 6],
  less: ['<', 5],
  lessorequals: ['<=', 5],
  greater: ['>', 5],
  greaterorequals: ['>=', 5],
  equals: ['==', 4],
});
