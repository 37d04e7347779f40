import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSeries } from '../../scripts/facts/series.ts';
import { parentOf, parseName } from '../../scripts/facts/size.ts';
import type { SizesFile } from '../../src/policy/facts/sizes.ts';
import { factNames } from '../../src/policy/facts.ts';

const file = JSON.parse(readFileSync('data/vm-sizes.json', 'utf8')) as SizesFile;
const series = readSeries('data/vm-series.json');
const sizes = file.groups.flatMap((group) =>
  Object.entries(group.sizes).map(([name, vCPUs]) => ({ name, vCPUs, group })),
);
const byName = new Map(sizes.map((size) => [size.name, size.group]));

describe('data/vm-sizes.json', () => {
  it('knows each size once, whatever its case', () => {
    expect(sizes.length).toBeGreaterThan(1500);
    expect(new Set(sizes.map((size) => size.name.toLowerCase())).size).toBe(sizes.length);
    for (const { name } of sizes) expect(parseName(name), name).toBeDefined();
  });

  it('holds the facts that have a name, each with a source that is listed', () => {
    const properties = factNames.filter((fact) => fact.subject === 'vmSize').map((fact) => fact.name.split('.')[1]);
    for (const group of file.groups) {
      const keys = Object.keys(group).filter((key) => !['family', 'from', 'sizes'].includes(key));
      expect(Object.keys(group.from), group.family).toEqual(keys);
      expect(properties).toEqual(expect.arrayContaining(keys));
      for (const from of Object.values(group.from)) {
        expect(Object.hasOwn(file.sources, from.replace(/^(family|parent):/, '')), from).toBe(true);
      }
    }
  });

  it('names public sources with their day or version', () => {
    for (const [id, { title, url, date }] of Object.entries(file.sources)) {
      expect(url, id).toMatch(/^https:\/\/(github\.com|learn\.microsoft\.com)\//);
      if (date === undefined) expect(title, id).toMatch(/version [0-9a-f]{8}$/);
      else expect(date, id).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  it('counts processors as the name of a newer size does', () => {
    for (const { name, vCPUs } of sizes) {
      const parts = parseName(name);
      if (parts === undefined || (/^(A|D|DS|G|GS)$/.test(parts.letters) && parts.version <= 2)) continue;
      expect(vCPUs, name).toBe(parts.constrained ?? parts.count);
    }
  });

  it('gives a constrained size the disks and encryption of its parent', () => {
    for (const { name, group } of sizes) {
      const parent = byName.get(parentOf(name) ?? '');
      if (parent === undefined) continue;
      for (const key of ['premiumStorage', 'encryptionAtHost', 'temporaryDisk'])
        expect(group[key], name).toBe(parent[key]);
    }
  });

  it('requires accelerated networking only where a page does', () => {
    const required = series.series.filter((page) => page.acceleratedNetworking === 'required').map((page) => page.page);
    for (const group of file.groups) {
      if (group.acceleratedNetworking === 'required') expect(required).toContain(group.from.acceleratedNetworking);
    }
    expect(file.groups.some((group) => group.acceleratedNetworking === 'required')).toBe(true);
  });

  it('sees a local disk where the newer names have a d', () => {
    for (const { name, group } of sizes) {
      const parts = parseName(name);
      if (parts === undefined || parts.version < 5 || !/^(D|E|F|DC|EC)$/.test(parts.letters)) continue;
      if (group.temporaryDisk !== undefined) expect(group.temporaryDisk, name).toBe(parts.features.includes('d'));
    }
  });

  it('has the isolated sizes of the documentation', () => {
    for (const name of series.isolation.noLongerIsolated) expect(byName.get(name)?.isolated ?? false, name).toBe(false);
    const known = series.isolation.isolated.filter((name) => byName.has(name));
    expect(known.length).toBeGreaterThan(30);
    for (const name of known) expect(byName.get(name)?.isolated, name).toBe(true);
  });

  it('is counted rightly in docs/facts.md', () => {
    const page = readFileSync('docs/facts.md', 'utf8');
    for (const { name, subject } of factNames) {
      if (subject !== 'vmSize') continue;
      const known = sizes.filter(({ vCPUs, group }) =>
        name === 'vmSize.vCPUs' ? vCPUs !== null : name.slice(7) in group,
      );
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toContain(`| ${known.length.toLocaleString('en-US')} `);
    }
    expect(page).toContain(`of ${sizes.length.toLocaleString('en-US')} sizes`);
  });

  const checkouts = process.env.RESILINT_FACT_SOURCES;
  it.skipIf(checkouts === undefined)('is what its sources give (skipped without RESILINT_FACT_SOURCES)', () => {
    expect(existsSync(checkouts ?? '')).toBe(true);
    const args = ['--import', 'tsx', 'scripts/facts.ts', '--sources', checkouts ?? '', '--check'];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain('data/vm-sizes.json is current');
  });
});

describe('data/vm-series.json', () => {
  it('speaks of families that have sizes, once each', () => {
    const families = series.series.flatMap((page) => page.families);
    const known = new Set(file.groups.map((group) => group.family));
    for (const family of families) expect(known.has(family), family).toBe(true);
    expect(new Set(families).size).toBe(families.length);
  });

  it('says of each page which day or version was read', () => {
    for (const page of series.series) {
      if (page.url === undefined)
        expect(page.date ?? page.commit, page.page).toMatch(/^(20\d\d-\d\d-\d\d|[0-9a-f]{8})$/);
    }
  });
});
