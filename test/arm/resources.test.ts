import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import type { Resource } from '../../src/template/template.ts';
import { resource, show, template, where } from './helpers.ts';

function only(json: JsonObject, sections: JsonObject = {}): Resource {
  const [first] = template({ ...sections, resources: [json] }).resources;
  if (first === undefined) throw new Error('no resource');
  return first;
}

describe('resources', () => {
  it('have the parts of the template language apart from their body', () => {
    const read = only({
      comments: 'remark',
      type: 'A/b',
      apiVersion: "[variables('v')]",
      name: 'n',
      condition: "[parameters('c')]",
      scope: '/',
      dependsOn: ['x'],
      metadata: { a: 1 },
      '@options': {},
      method: 'PATCH',
      location: 'westeurope',
      tags: { copy: 'a tag' },
      properties: { size: '[f()]' },
    });
    expect(show(read.body)).toBe(
      "{type: 'A/b', apiVersion: variables('v'), name: 'n', location: 'westeurope', tags: {copy: 'a tag'}, properties: {size: f()}}",
    );
    expect([read.apiVersion, read.condition, read.scope, read.dependsOn].map(show)).toEqual([
      "variables('v')",
      "parameters('c')",
      "'/'",
      "['x']",
    ]);
    expect(read).toMatchObject({ existing: false, children: [] });
    expect(read).not.toHaveProperty('loop');
    expect(read).not.toHaveProperty('symbol');
    expect(read).not.toHaveProperty('deployment');
  });

  it('lack type or name as broken expressions', () => {
    const read = only({ apiVersion: '1' });
    expect([show(read.type), show(read.name)]).toEqual([
      'broken: the resource has no type',
      'broken: the resource has no name',
    ]);
    expect(read).not.toHaveProperty('condition');
  });

  it('loop by count, in order or not', () => {
    const read = only(resource({ copy: { name: 'Shops', count: "[length('abc')]", mode: 'Serial', batchSize: 2 } }));
    expect(read.loop).toMatchObject({ name: 'Shops', mode: 'serial' });
    expect([show(read.loop?.count), show(read.loop?.batchSize)]).toEqual(["length('abc')", '2']);
    const parallel = only(resource({ copy: { name: 'x', count: 2 } }));
    expect(parallel.loop?.mode).toBe('parallel');
    expect(parallel.loop).not.toHaveProperty('batchSize');
    expect(show(only(resource({ copy: { name: 'x' } })).loop?.count)).toBe("broken: the copy loop has no 'count'");
  });

  it('have loops on properties, and even on the body itself', () => {
    const loop = (name: string): JsonObject => ({ name, count: 2, input: 1 });
    const read = only(resource({ copy: [loop('zones')], properties: { deep: { copy: [loop('a'), loop('b')] } } }));
    expect(read.loop).toBeUndefined();
    expect(show(read.body)).toBe(
      "{type: 'Contoso.Shop/shops', apiVersion: '2024-01-01', name: 'shop', zones: for zones < 2: 1, properties: {deep: {a: for a < 2: 1, b: for b < 2: 1}}}",
    );
  });

  it('nest in their parent with relative types', () => {
    const parent = only(
      resource({
        condition: '[f()]',
        resources: [{ type: 'shelves', name: 'a', resources: [{ type: 'rows', name: 'b' }] }, 'no resource'],
      }),
    );
    const [child] = parent.children;
    expect(child?.parent).toBe(parent);
    expect(show(child?.type)).toBe("'shelves'");
    expect(child?.condition).toBeUndefined();
    expect(child?.children[0]?.parent).toBe(child);
    expect(parent.children).toHaveLength(1);
    expect(show(parent.body)).not.toContain('shelves');
  });

  it('are keyed by symbol in an object', () => {
    const json = {
      resources: { shop: resource(), old: resource({ existing: true, resourceGroup: 'other', subscriptionId: 's' }) },
    };
    const [shop, old] = template(json).resources;
    expect([shop?.symbol, shop?.existing, old?.symbol, old?.existing]).toEqual(['shop', false, 'old', true]);
    expect(old && where(old.place, json)).toBe('resources/old');
    expect(show(old?.body)).not.toContain('resourceGroup');
  });

  it('of extensions say so', () => {
    expect(only({ extension: 'k8s', type: 'core/Service@v1', properties: {} }).extension).toBe('k8s');
    expect(only({ import: 'k8s', type: 'core/Service@v1', properties: {} }).extension).toBe('k8s');
    expect(only(resource())).not.toHaveProperty('extension');
  });

  it('are not read deeper than is safe', () => {
    let json = resource();
    for (let depth = 0; depth < 200; depth += 1) json = resource({ resources: [json] });
    let depth = 0;
    for (let each: Resource | undefined = template({ resources: [json] }).resources[0]; each; each = each.children[0])
      depth += 1;
    expect(depth).toBe(128);
  });
});
