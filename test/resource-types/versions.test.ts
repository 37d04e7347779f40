import { describe, expect, it } from 'vitest';
import { commonWindow, compareVersions, isInWindow, narrow, newestVersion } from '../../src/resource-types/versions.ts';

describe('API versions', () => {
  it('order by date, a preview before the stable version of its date', () => {
    const versions = ['2024-01-01', '2023-06-01', '2024-01-01-preview', '2015-05-01-Preview'];
    expect([...versions].sort(compareVersions)).toEqual([
      '2015-05-01-Preview',
      '2023-06-01',
      '2024-01-01-preview',
      '2024-01-01',
    ]);
  });

  it('are the same in any letter case', () => {
    expect(compareVersions('2024-01-01-Preview', '2024-01-01-preview')).toBe(0);
  });

  it('the newest is the newest stable one, else the newest preview', () => {
    expect(newestVersion(['2021-01-01', '2023-01-01-preview', '2022-01-01'])).toBe('2022-01-01');
    expect(newestVersion(['2021-01-01-preview', '2023-01-01-preview'])).toBe('2023-01-01-preview');
    expect(newestVersion([])).toBeUndefined();
  });
});

describe('windows', () => {
  const window = { since: '2020-01-01', until: '2022-01-01' };

  it('hold from the first to the last version, both included', () => {
    const versions = ['2019-12-31', '2020-01-01', '2021-05-05-preview', '2022-01-01', '2022-01-02'];
    expect(versions.map((version) => isInWindow(window, version))).toEqual([false, true, true, true, false]);
  });

  it('of what lies in each other narrow', () => {
    expect(narrow([window, { since: '2021-01-01' }])).toEqual({ since: '2021-01-01', until: '2022-01-01' });
    expect(narrow([{}, {}])).toEqual({});
  });

  it('of alternatives claim the latest start, and an end only where all end', () => {
    expect(commonWindow([window, { since: '2021-01-01' }])).toEqual({ since: '2021-01-01' });
    expect(commonWindow([window, { until: '2024-01-01' }])).toEqual({ since: '2020-01-01', until: '2024-01-01' });
  });
});
