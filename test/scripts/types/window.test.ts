import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../scripts/types/write-types.ts';
import { isInWindow } from '../../../src/resource-types/versions.ts';

const versions = ['2018-01-01', '2019-01-01-preview', '2019-01-01', '2021-01-01', '2023-01-01'];

/** In which of five versions something is: at least in one, else nobody asks. */
const presences = fc
  .array(fc.boolean(), { minLength: versions.length, maxLength: versions.length })
  .filter((flags) => flags.includes(true))
  .map((flags) => new Map(versions.map((version, index) => [version, flags[index] === true])));

describe('windowOf', () => {
  it('never claims a version that lacks it, and always claims the last that has it', () => {
    fc.assert(
      fc.property(presences, (presence) => {
        const window = windowOf(presence, new Set(versions));
        const claimed = versions.filter((version) => isInWindow(window, version));
        expect(claimed.every((version) => presence.get(version))).toBe(true);
        expect(claimed.at(-1)).toBe(versions.findLast((version) => presence.get(version)));
      }),
    );
  });

  it('says nothing where it is in every version', () => {
    expect(windowOf(new Map(versions.map((version) => [version, true])), new Set(versions))).toEqual({});
  });

  it('does not claim what lies before a gap', () => {
    const presence = new Map([
      ['2018-01-01', true],
      ['2019-01-01', false],
      ['2021-01-01', true],
    ]);
    expect(windowOf(presence, new Set(presence.keys()))).toEqual({ since: '2021-01-01' });
  });
});
