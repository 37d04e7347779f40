import { describe, expect, it } from 'vitest';
import { type Fit, type FitOptions, literalFits } from '../../src/resource-types/literal.ts';
import { farms, property } from './sample.ts';

function fitOf(path: string, value: unknown, options?: FitOptions): Fit {
  return literalFits(property(farms(), path).type, value, options);
}

describe('literalFits accepts', () => {
  it.each([
    ['properties.facing', 'NORTH'],
    ['properties.fields[*].properties.crop', 'Rye'],
    ['properties.fields[*].properties.size.hectares', 900],
    ['properties.code', 'abcd'],
    ['properties.extra', { any: ['thing', 1.5, null] }],
    ['properties.owner', 'me'],
    ['properties.owner', { hectares: 3 }],
    ['properties.facing', null],
    ['properties.facing', "[parameters('facing')]"],
    ['zones', ['1', "[parameters('zone')]"]],
    ['tags', JSON.parse('{"__proto__": "x", "cost": "y"}')],
    ['properties.driver', { kind: 'Robot', volts: 12, shared: true }],
    ['properties.driver', { volts: 12 }],
    ['properties.fields', [{ name: 'a', properties: { size: { HECTARES: 3 } } }]],
  ])('%s: %j', (path, value) => {
    expect(fitOf(path, value)).toEqual({ kind: 'fits' });
  });
});

describe('literalFits refuses', () => {
  it.each([
    ['properties.facing', 'Nort', { at: '', expected: "one of 'North', 'South'", suggestions: ['North'] }],
    ['properties.facing', 1, { expected: "one of 'North', 'South'" }],
    ['properties.facing', '[[North]', { expected: "one of 'North', 'South'" }],
    ['properties.fields[*].properties.size.hectares', 901, { expected: 'an integer from 1 to 900' }],
    ['properties.fields[*].properties.size.hectares', 1.5, { expected: 'an integer from 1 to 900' }],
    ['properties.fields[*].properties.size.hectares', '3', { expected: 'an integer from 1 to 900' }],
    ['properties.code', 'abcde', { expected: 'a string of 2 to 4 characters' }],
    ['properties.fields', [], { expected: 'an array of 1 to 3 items' }],
    ['properties.owner', true, { expected: 'a string or an object' }],
    ['zones', '1', { expected: 'an array' }],
    ['zones', ['1', 2], { at: '[1]', expected: 'a string' }],
    ['properties.fields', [{ propertis: {} }], { at: '[0].propertis', suggestions: ['properties'] }],
    [
      'properties.fields',
      [{ properties: { yield: 3 } }],
      { at: '[0].properties.yield', expected: expect.stringContaining('read-only') },
    ],
    ['properties.driver', { kind: 'Person', volts: 12 }, { at: 'volts' }],
    ['properties.driver', { kind: 'Horse' }, { at: 'kind' }],
    ['properties.driver', { kind: 'Robot', shared: 'no' }, { at: 'shared', expected: 'a boolean' }],
  ])('%s: %j', (path, value, misfit) => {
    expect(fitOf(path, value)).toMatchObject({ kind: 'misfit', ...misfit });
  });

  it('with less conviction, a value that an open enum does not list', () => {
    expect(fitOf('properties.fields[*].properties.crop', 'Weat')).toEqual({
      kind: 'unlisted',
      at: '',
      expected: "one of 'Wheat', 'Rye'",
      suggestions: ['Wheat'],
    });
  });

  it('an object that lacks what its type requires, where it is to be whole', () => {
    expect(fitOf('properties.owner', {})).toEqual({ kind: 'fits' });
    expect(fitOf('properties.owner', {}, { whole: true })).toMatchObject({ expected: "an object with 'hectares'" });
    const person = { kind: 'Person', since: '1999' };
    expect(fitOf('properties.driver', person, { whole: true })).toMatchObject({ expected: "an object with 'licence'" });
    expect(fitOf('properties.driver', {}, { whole: true })).toMatchObject({ expected: "an object with 'kind'" });
  });
});

describe('literalFits', () => {
  it('takes integers of any size', () => {
    expect(fitOf('properties.fields[*].properties.size.hectares', 12n)).toEqual({ kind: 'fits' });
    expect(fitOf('properties.fields[*].properties.size.hectares', 2n ** 63n).kind).toBe('misfit');
  });

  it('takes what stands for other values as given', () => {
    const isOpaque = (value: unknown) => value === '$crop';
    expect(fitOf('properties.facing', '$crop', { isOpaque })).toEqual({ kind: 'fits' });
    expect(fitOf('properties.facing', '[x]', { isOpaque }).kind).toBe('misfit');
  });

  it('survives a literal of any depth', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 200_000; level++) deep = [deep];
    expect(fitOf('properties.extra', deep)).toEqual({ kind: 'fits' });
    expect(fitOf('zones', deep)).toMatchObject({ kind: 'misfit', at: '[0]' });
  });
});
