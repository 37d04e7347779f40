import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PublishersFile } from '../../src/policy/facts/publishers.ts';
import type { RegionsFile } from '../../src/policy/facts/regions.ts';

const read = (name: string) => JSON.parse(readFileSync(`data/${name}`, 'utf8')) as unknown;

describe('data/regions.json', () => {
  const file = read('regions.json') as RegionsFile;
  const regions = Object.entries(file.regions);

  it('names regions as Resource Manager does: the display name in lower case without blanks', () => {
    expect(regions.length).toBeGreaterThan(50);
    for (const [name, { displayName }] of regions) expect(displayName.replace(/\s/g, '').toLowerCase()).toBe(name);
  });

  it('pairs a region with another one; only the closed swedensouth is not listed itself', () => {
    for (const [name, { pair }] of regions) expect(pair).not.toBe(name);
    const unlisted = regions.flatMap(([, { pair }]) =>
      pair === undefined || Object.hasOwn(file.regions, pair) ? [] : [pair],
    );
    expect(unlisted).toEqual(['swedensouth']);
  });

  it('has no zones or at least three', () => {
    for (const [name, { zones }] of regions) expect(zones === 0 || zones >= 3, name).toBe(true);
  });

  it('keeps geographies apart', () => {
    expect(file.logical).toContain('europe');
    for (const name of file.logical) expect(Object.hasOwn(file.regions, name), name).toBe(false);
  });

  it('says where and when it is from', () => {
    expect(file.source.url).toMatch(/^https:\/\/github\.com\//);
    expect(file.source.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});

describe('data/publishers.json', () => {
  const file = read('publishers.json') as PublishersFile;
  const all = [...file.networkAppliance, ...file.generalPurpose];

  it('has each publisher once, in lower case', () => {
    const ids = all.map((each) => each.publisher);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it('says where and when each is from', () => {
    for (const { publisher, vendor, url, date } of all) {
      expect(vendor, publisher).not.toBe('');
      expect(url, publisher).toMatch(/^https:\/\/(github\.com|learn\.microsoft\.com)\//);
      expect(date, publisher).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});
