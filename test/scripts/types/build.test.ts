import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../scripts/types/build.ts';
import type { Checkout } from '../../../scripts/types/checkout.ts';
import { availability } from '../../../src/resource-types/availability.ts';
import { indexOf, property, typeNamed } from '../../resource-types/sample.ts';

/** Types as a checkout spells them: references by name, resolved to positions. */
type Sketch = Record<string, Record<string, unknown>>;

function typesFile(sketch: Sketch): string {
  const names = Object.keys(sketch);
  const text = JSON.stringify(Object.values(sketch));
  return text.replace(/"@(\w+)"/g, (_, name: string) => JSON.stringify({ $ref: `#/${names.indexOf(name)}` }));
}

const flags = 0;
const text = { $type: 'StringType' };
const resource = (name: string) => ({
  $type: 'ResourceType',
  name,
  body: '@body',
  readableScopes: 8,
  writableScopes: 8,
});
const literal = (value: string) => ({ $type: 'StringLiteralType', value });
const of = (type: string) => ({ type, flags, description: 'A sentence that the index leaves out.' });
const object = (name: string, properties: object) => ({ $type: 'ObjectType', name, properties });
const body = (inner: object) => object('pond', { apiVersion: { type: '@version', flags: 10 }, ...inner });

const oldest: Sketch = {
  body: body({ kept: of('@inner'), dropped: of('@inner'), level: of('@level'), mode: of('@mode') }),
  version: literal('2020-01-01'),
  inner: object('Inner', { a: of('@text'), loop: of('@inner') }),
  level: { $type: 'UnionType', elements: ['@low', '@full', '@text'] },
  low: literal('Low'),
  full: literal('Full'),
  mode: text,
  text,
  entry: resource('Wet.Land/Ponds@2020-01-01'),
};

const middle: Sketch = {
  ...oldest,
  body: body({ KEPT: of('@inner'), level: of('@level'), added: of('@inner'), mode: of('@mode') }),
  version: literal('2022-01-01'),
  inner: object('Inner', { a: of('@text'), b: of('@text'), loop: of('@inner') }),
  entry: resource('Wet.Land/ponds@2022-01-01'),
};

const newest: Sketch = {
  ...middle,
  body: body({ kept: of('@inner'), level: of('@level'), added: of('@inner'), mode: of('@choice') }),
  version: literal('2024-01-01'),
  level: { $type: 'UnionType', elements: ['@high', '@low', '@text'] },
  high: literal('High'),
  choice: { $type: 'UnionType', elements: ['@low', '@high'] },
  entry: resource('Wet.Land/ponds@2024-01-01'),
};

const preview: Sketch = {
  ...newest,
  body: body({
    kept: of('@inner'),
    level: of('@level'),
    added: of('@inner'),
    mode: of('@choice'),
    tried: of('@inner'),
  }),
  version: literal('2025-01-01-preview'),
  entry: resource('Wet.Land/ponds@2025-01-01-preview'),
};

function checkoutOf(files: Record<string, Sketch>): Checkout {
  const texts = new Map(Object.entries(files).map(([path, sketch]) => [path, typesFile(sketch)]));
  const read = (paths: readonly string[]) => paths.map((path) => texts.get(path) ?? '');
  return { commit: '0123456789abcdef', date: '2026-01-02', files: [...texts.keys()].sort(), read };
}

const checkout = checkoutOf({
  'wet/wet.land/2020-01-01/types.json': oldest,
  'wet/wet.land/2022-01-01/types.json': middle,
  'wet/wet.land/2024-01-01/types.json': newest,
  'wet/wet.land/2025-01-01-preview/types.json': preview,
});
const wanted = [
  { name: 'Wet.Land/ponds', by: 'a list' },
  { name: 'Wet.Land/seas', by: 'policies/x.json' },
];
const built = buildIndex(checkout, wanted);
const index = indexOf(built.files);
const ponds = typeNamed(index, 'Wet.Land/ponds');

describe('the built index', () => {
  it('has the newest stable version of what is wanted, and says what the checkout lacks', () => {
    expect(built.missing).toEqual([wanted[1]]);
    expect(index.names).toEqual(['Wet.Land/ponds']);
    expect(index.source).toBe('Azure/bicep-types-az 0123456789ab (2026-01-02)');
    expect(ponds).toMatchObject({
      apiVersion: '2024-01-01',
      spans: { oldest: '2020-01-01', newest: '2025-01-01-preview' },
    });
  });

  it('knows since when a property is there, at any depth and in any letter case', () => {
    expect(property(ponds, 'kept').since).toBeUndefined();
    expect(property(ponds, 'kept.b').since).toBe('2022-01-01');
    expect(property(ponds, 'added.loop.loop.a').since).toBe('2022-01-01');
  });

  it('keeps what was dropped, and what only a preview has', () => {
    expect(property(ponds, 'dropped.loop.a')).toMatchObject({ until: '2020-01-01' });
    expect(property(ponds, 'tried.b')).toMatchObject({ since: '2025-01-01-preview' });
  });

  it('knows since when an enum lists a value; a plain string before it says nothing of values', () => {
    expect(property(ponds, 'level').type).toMatchObject({
      values: [{ value: 'Full', until: '2022-01-01' }, { value: 'High', since: '2024-01-01' }, { value: 'Low' }],
      open: true,
    });
    expect(property(ponds, 'mode').type).toMatchObject({ values: [{ value: 'High' }, { value: 'Low' }], open: false });
    expect(availability(index, 'wet.land/ponds', 'level', '2022-01-01', 'high')).toBe('unavailable');
  });

  it('takes any version for apiVersion', () => {
    expect(property(ponds, 'apiVersion')).toMatchObject({ constant: true, type: { values: [], open: true } });
  });

  it('has one type a line, and no description', () => {
    const file = built.files.get('wet.land/types.json') ?? '';
    const count = (JSON.parse(file) as unknown[]).length;
    expect(file.split('\n')).toHaveLength(count + 3);
    expect(file).not.toContain('sentence');
  });

  it('is the same whenever it is built', () => {
    expect(buildIndex(checkout, wanted).files).toEqual(built.files);
  });
});

describe('types that change their shape', () => {
  const bare = object('Bare', { id: of('@text') });
  const full = object('Full', { id: of('@text'), size: of('@text') });
  const of2 = (version: string, sketch: Sketch): Sketch => ({
    ...sketch,
    version: literal(version),
    text,
    entry: resource(`Wet.Land/ponds@${version}`),
  });
  const built = buildIndex(
    checkoutOf({
      'wet/wet.land/2020-01-01/types.json': of2('2020-01-01', {
        body: body({ one: of('@full'), two: of('@bare'), shaped: of('@text') }),
        bare,
        full,
      }),
      'wet/wet.land/2024-01-01/types.json': of2('2024-01-01', {
        body: body({ one: of('@bare'), two: of('@bare'), shaped: of('@full') }),
        bare,
        full,
      }),
    }),
    wanted,
  );
  const ponds = typeNamed(indexOf(built.files), 'Wet.Land/ponds');

  it('do not lend properties to other uses of the type they became', () => {
    expect(() => property(ponds, 'two.size')).toThrow('no property two.size');
  });

  it('have properties since they are objects', () => {
    expect(property(ponds, 'shaped.size').since).toBe('2024-01-01');
    expect(property(ponds, 'shaped').since).toBeUndefined();
  });
});

describe('variants', () => {
  const variant = (kind: string, inner: object) =>
    object(kind, { kind: { type: `@literal${kind}`, flags: 1 }, ...inner });
  const driver = (elements: object) => ({
    $type: 'DiscriminatedObjectType',
    name: 'Driver',
    discriminator: 'kind',
    baseProperties: {},
    elements,
  });
  const common = { text, literalA: literal('A'), literalB: literal('B') };
  const at = (version: string, sketch: Sketch): Sketch => ({
    ...sketch,
    ...common,
    body: body({ driver: of('@driver') }),
    version: literal(version),
    entry: resource(`Wet.Land/ponds@${version}`),
  });
  const built = buildIndex(
    checkoutOf({
      'wet/wet.land/2020-01-01/types.json': at('2020-01-01', {
        driver: driver({ A: '@a' }),
        a: variant('A', { x: of('@text') }),
      }),
      'wet/wet.land/2024-01-01/types.json': at('2024-01-01', {
        driver: driver({ A: '@a', B: '@b' }),
        a: variant('A', { x: of('@text'), y: of('@text') }),
        b: variant('B', { x: of('@text'), z: of('@text') }),
      }),
    }),
    wanted,
  );
  const ponds = typeNamed(indexOf(built.files), 'Wet.Land/ponds');

  it('say since when they are there, and their properties since when the variant has them', () => {
    const a = { value: 'A' };
    const b = { value: 'B', since: '2024-01-01' };
    expect(property(ponds, 'driver.kind').type).toMatchObject({ values: [a, b] });
    expect(property(ponds, 'driver.x')).toMatchObject({ variants: [{ values: [a, b] }] });
    expect(property(ponds, 'driver.x').since).toBeUndefined();
    expect(property(ponds, 'driver.y')).toMatchObject({ since: '2024-01-01', variants: [{ values: [a] }] });
    expect(property(ponds, 'driver.z').since).toBeUndefined();
  });
});
