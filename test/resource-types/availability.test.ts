import { describe, expect, it } from 'vitest';
import { availability } from '../../src/resource-types/availability.ts';
import { indexOf, sample } from './sample.ts';

const types = [
  { $type: 'StringType' },
  { $type: 'StringLiteralType', value: 'Old' },
  { $type: 'StringLiteralType', value: 'New' },
  { $type: 'UnionType', elements: [{ $ref: '#/1' }, { $ref: '#/2' }, { $ref: '#/0' }], since: { New: '2023-01-01' } },
  { $type: 'UnionType', elements: [{ $ref: '#/1' }, { $ref: '#/2' }] },
  {
    $type: 'ObjectType',
    name: 'Inner',
    properties: {
      deep: { type: { $ref: '#/0' }, flags: 0 },
      deeper: { type: { $ref: '#/0' }, flags: 0, since: '2024-01-01' },
    },
  },
  {
    $type: 'ObjectType',
    name: 'Body',
    properties: {
      always: { type: { $ref: '#/3' }, flags: 0 },
      closed: { type: { $ref: '#/4' }, flags: 0 },
      later: { type: { $ref: '#/5' }, flags: 0, since: '2022-01-01' },
      gone: { type: { $ref: '#/5' }, flags: 0, until: '2021-01-01' },
    },
  },
  { $type: 'ResourceType', name: 'A.B/c@2024-01-01', body: { $ref: '#/6' }, readableScopes: 8, writableScopes: 8 },
];

const spanning = indexOf(
  new Map([
    [
      'index.json',
      JSON.stringify({
        resources: { 'A.B/c@2024-01-01': { $ref: 'types.json#/7' } },
        apiVersions: { 'A.B/c': ['2020-01-01', '2024-06-01-preview'] },
      }),
    ],
    ['types.json', JSON.stringify(types)],
  ]),
);

function of(path: string, version: string, value?: string): string {
  return availability(spanning, 'a.b/C', path, version, value);
}

describe('with a model that spans versions', () => {
  it('a property is available from the version that brought it', () => {
    expect(of('later', '2021-12-31')).toBe('unavailable');
    expect(of('later', '2022-01-01-preview')).toBe('unavailable');
    expect(of('later', '2022-01-01')).toBe('available');
    expect(of('later', '2099-01-01')).toBe('available');
  });

  it('and no earlier than what it lies in', () => {
    expect(of('later.deep', '2021-12-31')).toBe('unavailable');
    expect(of('later.deeper', '2023-12-31')).toBe('unavailable');
    expect(of('later.deeper', '2024-01-01')).toBe('available');
  });

  it('until the version that dropped it', () => {
    expect(of('gone.deep', '2021-01-01')).toBe('available');
    expect(of('gone.deep', '2021-01-02')).toBe('unavailable');
  });

  it('an enum value likewise; an open enum may take others, a closed one not', () => {
    expect(of('always', '2022-12-31', 'new')).toBe('unavailable');
    expect(of('always', '2023-01-01', 'new')).toBe('available');
    expect(of('always', '2022-12-31', 'Other')).toBe('available');
    expect(of('closed', '2022-12-31', 'Other')).toBe('unavailable');
  });

  it('is not known before the oldest version, or for another type', () => {
    expect(of('always', '2019-12-31')).toBe('unknown');
    expect(availability(spanning, 'A.B/d', 'always', '2022-01-01')).toBe('unknown');
    expect(of('never', '2022-01-01')).toBe('unavailable');
  });
});

describe('with models of single versions', () => {
  it('each answers for its own version alone', () => {
    expect(availability(sample, 'Rural.Land/farms', 'properties.facing', '2024-01-01')).toBe('available');
    expect(availability(sample, 'Rural.Land/farms', 'properties.facing', '2020-01-01')).toBe('unavailable');
    expect(availability(sample, 'Rural.Land/farms', 'properties.facing', '2022-01-01')).toBe('unknown');
  });
});
