import { describe, expect, it } from 'vitest';
import { inspected } from '../../lint/inspected.ts';

const loop = '[for x in [1]: x]';

function said(source: string): readonly string[] {
  return inspected({ 'main.bicep': source, 'kid.bicep': 'param a array = []\n' }, 'main.bicep').messages.filter(
    (each) => each.includes('misplaced-loop'),
  );
}

const resource = (tags: string, at = ''): string =>
  `resource a 'Microsoft.Network/virtualNetworks@2023-11-01' = ${at}{ name: 'a', location: 'westeurope', properties: ${tags} }${at && ']'}\n`;

describe('a loop stands', () => {
  it.each([
    `var v = ${loop}\n`,
    `output v array = ${loop}\n`,
    resource(`{ subnets: ${loop} }`),
    resource(`{ subnets: [{ a: ${loop} }] }`),
    resource(`{ subnets: [for i in [1]: { a: ${loop} }] }`, '[for n in [1]: '),
    `module m 'kid.bicep' = { params: { a: ${loop} } }\n`,
    `module m 'kid.bicep' = [for x in [1]: { name: 'm\${x}', params: { a: ${loop} } }]\n`,
  ])('in %s', (source) => {
    expect(said(source)).toEqual([]);
  });
});

describe('a loop is refused', () => {
  it.each([
    `var v = [${loop}]\n`,
    `var v = { a: ${loop} }\n`,
    `var v = [for y in ${loop}: y]\n`,
    `output v array = concat(${loop}, [])\n`,
    `param p array = ${loop}\n`,
    `func f() array => ${loop}\n`,
    resource(`{ subnets: concat(${loop}, []) }`),
    resource(`{ subnets: [${loop}] }`),
    resource(`union({ subnets: ${loop} }, {})`),
    `module m 'kid.bicep' = { params: { a: true ? ${loop} : [] } }\n`,
  ])('in %s', (source) => {
    expect(said(source)).toHaveLength(1);
  });
});
