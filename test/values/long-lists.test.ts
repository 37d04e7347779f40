import { describe, expect, it } from 'vitest';
import { valueOf } from '../evaluate/deployed.ts';

const list = Array.from({ length: 17 }, (_, at) => `v${at}`);
const parameters = {
  long: { type: 'string', allowedValues: list },
  number: { type: 'int', allowedValues: list.map((_, at) => at) },
};
const variables = {
  same: Object.fromEntries(list.map((each) => [each, 'x'])),
  items: list,
  other: { a: { b: 1 } },
};

/** One more allowed value than is spelled out: nothing may try them for ever. */
describe('a parameter with a long list of allowed values', () => {
  it.each([
    ["variables('same')[parameters('long')]", "<{…}[parameters('long')]>"],
    ["variables('items')[parameters('number')]", "<[…][parameters('number')]>"],
    ["variables('other')[parameters('long')]", "<{…}[parameters('long')]>"],
    ["createArray(1, 2)[parameters('number')]", "<[…][parameters('number')]>"],
    ["tryGet(variables('same'), parameters('long'))", expect.stringMatching(/^</)],
    ["if(equals(parameters('long'), 'nothing'), 1, 2)", 2],
    ["contains(variables('items'), parameters('long'))", expect.anything()],
    ["length(concat(parameters('long'), ''))", expect.anything()],
    ["resourceId(parameters('long'), 'x')", expect.anything()],
    ["reference(parameters('long')).x", expect.stringMatching(/^</)],
    ["range(0, parameters('number'))", expect.anything()],
    ["take('abcdef', parameters('number'))", expect.anything()],
    ["coalesce(parameters('long'), 'x')", "<parameters('long')>"],
    ["split(parameters('long'), 'v')", expect.anything()],
    ["union(variables('same'), createObject(parameters('long'), 'x'))", expect.anything()],
  ])('%s ends', (expression, expected) => {
    expect(valueOf(expression, { parameters, variables })).toEqual(expected);
  });
});
