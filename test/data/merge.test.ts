import { describe, expect, it } from 'vitest';
import { fromCapabilities } from '../../scripts/facts/capabilities.ts';
import { mergeSizes } from '../../scripts/facts/merge.ts';
import type { SeriesFile, SeriesPage } from '../../scripts/facts/series.ts';
import type { Answer, SizeFacts } from '../../scripts/facts/size.ts';

const answer = (id: string, date: string, sizes: Record<string, SizeFacts>): Answer => ({
  id,
  title: id,
  url: 'https://example.com',
  date,
  sizes: new Map(Object.entries(sizes)),
});

const pages = (...series: readonly SeriesPage[]): SeriesFile => ({
  repository: 'https://example.com',
  collected: '2026-01-01',
  isolation: { page: 'https://example.com', date: '2026-01-01', isolated: ['Standard_E8i_v9'], noLongerIsolated: [] },
  series,
});

function merged(answers: readonly Answer[], families: Record<string, string> = {}, series = pages()) {
  const sizes = mergeSizes(answers, new Map(Object.entries(families)), series);
  return (name: string, key: string) => sizes.find((size) => size.name === name)?.facts.get(key);
}

describe('merging answers about sizes', () => {
  it('believes the newest answer that says it', () => {
    const get = merged([
      answer('old', '2022-01-01', { Standard_D2s_v3: { premiumStorage: false, vCPUs: 2 } }),
      answer('new', '2025-01-01', { Standard_D2s_v3: { premiumStorage: true } }),
    ]);
    expect(get('Standard_D2s_v3', 'premiumStorage')).toEqual({ value: true, from: 'new' });
    expect(get('Standard_D2s_v3', 'vCPUs')).toEqual({ value: 2, from: 'old' });
  });

  it('believes the answer before the page, but lets only a page require accelerated networking', () => {
    const page: SeriesPage = { page: 'p', families: ['f'], acceleratedNetworking: 'required', premiumStorage: false };
    const sizes = { Standard_D2s_v5: { premiumStorage: true, acceleratedNetworking: true } };
    const get = merged(
      [answer('api', '2025-01-01', sizes)],
      { Standard_D2s_v5: 'f', Standard_D4s_v5: 'f' },
      pages(page),
    );
    expect(get('Standard_D2s_v5', 'premiumStorage')).toEqual({ value: true, from: 'api' });
    expect(get('Standard_D2s_v5', 'acceleratedNetworking')).toEqual({ value: 'required', from: 'p' });
  });

  it('carries what a whole family shares to its other sizes, but not accelerated networking', () => {
    const sizes = { Standard_D2s_v3: { encryptionAtHost: true, acceleratedNetworking: true } };
    const get = merged([answer('api', '2025-01-01', sizes)], { Standard_D2s_v3: 'f', Standard_D4s_v3: 'f' });
    expect(get('Standard_D4s_v3', 'encryptionAtHost')).toEqual({ value: true, from: 'family:api' });
    expect(get('Standard_D4s_v3', 'acceleratedNetworking')).toBeUndefined();
  });

  it('leaves open what a family does not agree on', () => {
    const sizes = { Standard_D2s_v3: { encryptionAtHost: true }, Standard_D4s_v3: { encryptionAtHost: false } };
    const families = { Standard_D2s_v3: 'f', Standard_D4s_v3: 'f', Standard_D8s_v3: 'f' };
    expect(
      merged([answer('api', '2025-01-01', sizes)], families)('Standard_D8s_v3', 'encryptionAtHost'),
    ).toBeUndefined();
  });

  it('takes a constrained size for its parent', () => {
    const sizes = { Standard_E8s_v4: { vCPUs: 8, encryptionAtHost: true, acceleratedNetworking: true } };
    const get = merged([answer('api', '2025-01-01', sizes)], { 'Standard_E8-2s_v4': 'f', Standard_E8s_v4: 'f' });
    expect(get('Standard_E8-2s_v4', 'encryptionAtHost')).toEqual({ value: true, from: 'parent:api' });
    expect(get('Standard_E8-2s_v4', 'acceleratedNetworking')).toEqual({ value: 'supported', from: 'parent:api' });
    expect(get('Standard_E8-2s_v4', 'vCPUs')).toEqual({ value: 2, from: 'naming' });
  });

  it('doubts an old no for a size with two processors in a family that has it', () => {
    const sizes = {
      Standard_E1s_v3: { vCPUs: 1, acceleratedNetworking: false },
      Standard_E2s_v3: { vCPUs: 2, acceleratedNetworking: false },
      Standard_E4s_v3: { vCPUs: 4, acceleratedNetworking: true },
    };
    const families = Object.fromEntries(Object.keys(sizes).map((name) => [name, 'f']));
    const get = merged([answer('new', '2025-01-01', {}), answer('old', '2022-01-01', sizes)], families);
    expect(get('Standard_E1s_v3', 'acceleratedNetworking')?.value).toBe('unsupported');
    expect(get('Standard_E2s_v3', 'acceleratedNetworking')).toBeUndefined();
    expect(get('Standard_E4s_v3', 'acceleratedNetworking')?.value).toBe('supported');
  });

  it('believes an old no for a family that nothing grants it', () => {
    const sizes = { Standard_G1: { vCPUs: 2, acceleratedNetworking: false } };
    const get = merged([answer('old', '2022-01-01', sizes)], { Standard_G1: 'f' });
    expect(get('Standard_G1', 'acceleratedNetworking')).toEqual({ value: 'unsupported', from: 'old' });
  });

  it('believes no answer that gives accelerated networking to confidential machines', () => {
    const page: SeriesPage = { page: 'p', families: ['f'], confidential: true, acceleratedNetworking: 'unsupported' };
    const sizes = { Standard_DC2as_v5: { acceleratedNetworking: true } };
    const get = merged([answer('old', '2022-01-01', sizes)], { Standard_DC2as_v5: 'f' }, pages(page));
    expect(get('Standard_DC2as_v5', 'acceleratedNetworking')).toEqual({ value: 'unsupported', from: 'p' });
    expect(get('Standard_DC2as_v5', 'confidential')).toEqual({ value: true, from: 'p' });
  });

  it('reads isolation from the page, else from the i in the name', () => {
    const get = merged([], { Standard_E8i_v9: 'f', Standard_E8is_v9: 'f', Standard_E8s_v9: 'f' });
    expect(get('Standard_E8i_v9', 'isolated')).toEqual({ value: true, from: 'isolation' });
    expect(get('Standard_E8is_v9', 'isolated')).toEqual({ value: true, from: 'naming' });
    expect(get('Standard_E8s_v9', 'isolated')).toEqual({ value: false, from: 'isolation' });
  });

  it('ignores what is no machine', () => {
    expect(
      merged([answer('api', '2025-01-01', { LRS: { acceleratedNetworking: false } })])('LRS', 'acceleratedNetworking'),
    ).toBeUndefined();
  });
});

describe('capabilities of the SKU API', () => {
  it('are read by their names', () => {
    const values = { vCPUs: '8', vCPUsAvailable: '2', PremiumIO: 'True', EncryptionAtHostSupported: 'False' };
    expect(fromCapabilities(new Map(Object.entries(values)))).toEqual({
      vCPUs: 2,
      premiumStorage: true,
      encryptionAtHost: false,
    });
  });

  it('see a local disk in the resource volume or in NVMe disks', () => {
    const disk = (values: Record<string, string>) => fromCapabilities(new Map(Object.entries(values))).temporaryDisk;
    expect(disk({ MaxResourceVolumeMB: '0' })).toBe(false);
    expect(disk({ MaxResourceVolumeMB: '0', NvmeDiskSizeInMiB: '112640' })).toBe(true);
    expect(disk({ MaxResourceVolumeMB: '4096' })).toBe(true);
    expect(disk({})).toBeUndefined();
  });
});
