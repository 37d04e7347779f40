import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openTypes } from '../../src/resource-types/open.ts';
import { propertyAt } from '../../src/resource-types/property.ts';
import { indexOf, sample, sampleFiles, typeNamed } from './sample.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Iterable<readonly [string, string]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  folders.push(folder);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('an index folder', () => {
  it('is opened, byte order mark or not', () => {
    const files = [...sampleFiles()].map(([path, text]) => [path, `\uFEFF${text}`] as const);
    const index = openTypes(folderOf(files));
    expect(index.problems).toEqual([]);
    expect(index.names).toEqual(['Rural.Land/farms', 'Rural.Land/farms/fields', 'Rural.Land/farms/notes']);
    expect(index.resolve('rural.land/FARMS')).toMatchObject({ name: 'Rural.Land/farms', apiVersion: '2024-01-01' });
  });

  it('gives the version that is asked for, else the newest stable one', () => {
    expect(sample.resolve('Rural.Land/farms', '2020-01-01')?.apiVersion).toBe('2020-01-01');
    expect(sample.resolve('Rural.Land/farms', '2030-01-01')?.apiVersion).toBe('2024-01-01');
    expect(sample.resolve('Rural.Land/barns')).toBeUndefined();
  });

  it('suggests types, those of the same provider first', () => {
    expect(sample.suggest('Rural.Land/farm')).toEqual(['Rural.Land/farms']);
    expect(sample.suggest('Rurall.Land/farms')).toEqual(['Rural.Land/farms']);
    expect(sample.suggest('Microsoft.Compute/disks')).toEqual([]);
  });
});

describe('what cannot be read is a problem, not an exception', () => {
  it('no folder', () => {
    const index = openTypes(join(folderOf([]), 'nowhere'));
    expect(index.names).toEqual([]);
    expect(index.problems).toEqual([{ file: 'index.json', message: "there is no file 'index.json'" }]);
  });

  it.each(['', '[]', '{', 'null', '{"resources": null}', '{"resources": []}'])('an index that reads %j', (text) => {
    const [problem] = indexOf(new Map([['index.json', text]])).problems;
    expect(problem?.file).toBe('index.json');
    expect(problem?.message).toContain('index.json does not hold an index in the bicep-types format');
  });

  it('a missing types file, said once', () => {
    const index = indexOf(new Map([['index.json', sampleFiles().get('index.json') ?? '']]));
    expect(index.resolve('Rural.Land/farms')).toBeUndefined();
    expect(index.resolve('Rural.Land/farms/fields')).toBeUndefined();
    expect(index.problems).toEqual([{ file: 'land/types.json', message: 'there is no file land/types.json' }]);
  });

  it.each([
    '',
    '{}',
    '[null]',
    '[{}]',
    '[{"$type":"ResourceType"}]',
    '[{"$type":"ResourceType","name":"a","body":{"$ref":"x"}}]',
  ])('a types file that reads %j', (text) => {
    const index = indexOf(
      new Map([
        ['index.json', '{"resources": {"A.B/c@2024-01-01": {"$ref": "types.json#/0"}}}'],
        ['types.json', text],
      ]),
    );
    expect(index.resolve('A.B/c')).toBeUndefined();
    expect(index.problems.map(({ file }) => file)).toEqual(['types.json']);
  });

  it('a type that lacks its parts, or a reference that leads nowhere, is any type', () => {
    const types = [
      { $type: 'ResourceType', name: 'A.B/c@2024-01-01', body: { $ref: '#/1' } },
      {
        $type: 'ObjectType',
        name: 'c',
        properties: {
          broken: { type: { $ref: '#/2' }, flags: 0 },
          lost: { type: { $ref: '#/99' }, flags: 0 },
          loop: { type: { $ref: '#/3' }, flags: 0 },
          variant: { type: { $ref: '#/4' }, flags: 0 },
        },
      },
      { $type: 'ObjectType', name: 'no properties' },
      { $type: 'UnionType', elements: [{ $ref: '#/3' }] },
      {
        $type: 'DiscriminatedObjectType',
        name: 'v',
        discriminator: 'k',
        baseProperties: {},
        elements: { a: { $ref: '#/4' } },
      },
    ];
    const index = indexOf(
      new Map([
        ['index.json', '{"resources": {"A.B/c@2024-01-01": {"$ref": "types.json#/0"}}}'],
        ['types.json', JSON.stringify(types)],
      ]),
    );
    const type = typeNamed(index, 'a.b/C');
    for (const path of ['broken', 'broken.x', 'lost', 'lost[*].x', 'loop']) {
      expect(propertyAt(type, path)).toMatchObject({ kind: 'property', type: { kind: 'any' } });
    }
    expect(propertyAt(type, 'variant.x')).toMatchObject({ kind: 'unknown' });
  });

  it('a file outside the folder', () => {
    const outside = folderOf([['types.json', sampleFiles().get('land/types.json') ?? '']]);
    const index =
      '{"resources": {"A.B/c@2024-01-01": {"$ref": "../x/types.json#/0"}, "A.B/d@2024-01-01": {"$ref": "in/types.json#/0"}}}';
    const folder = folderOf([
      ['index.json', index],
      ['x', ''],
    ]);
    symlinkSync(outside, join(folder, 'in'), 'junction');
    const opened = openTypes(folder);
    expect(opened.resolve('A.B/c')).toBeUndefined();
    expect(opened.resolve('A.B/d')).toBeUndefined();
    expect(opened.problems.map(({ file }) => file)).toEqual(['../x/types.json', 'in/types.json']);
    expect(opened.problems[1]?.message).toBe('in/types.json leads outside the folder');
  });
});
