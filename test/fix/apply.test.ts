import { describe, expect, it } from 'vitest';
import { applyEdits, applyFixes } from '../../src/fix/apply.ts';
import { sourceText } from '../../src/source/text.ts';

const source = sourceText('a.json', 'one two three');
const edit = (start: number, end: number, text: string) => ({ source, span: { start, end }, text });

describe('edits of a text', () => {
  it('are made whatever their order', () => {
    expect(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, '1'), edit(3, 3, '!')])).toBe('1! two 3');
  });

  it('that overlap or lie outside are refused', () => {
    expect(applyEdits('one', [edit(0, 2, ''), edit(1, 3, '')])).toBeUndefined();
    expect(applyEdits('one', [edit(2, 4, '')])).toBeUndefined();
  });
});

describe('fixes', () => {
  it('that touch what an earlier one changed wait for the next pass', () => {
    const first = { edits: [edit(0, 3, '1')] };
    const touching = { edits: [edit(3, 3, '!'), edit(8, 13, '3')] };
    const apart = { edits: [edit(4, 7, '2')] };
    const result = applyFixes([first, touching, apart]);
    expect(result.applied).toEqual([first, apart]);
    expect(result.deferred).toEqual([touching]);
    expect([...result.texts]).toEqual([[source, '1 2 three']]);
  });

  it('with the very same edits are made once', () => {
    const fix = () => ({ edits: [edit(0, 3, '1')] });
    const result = applyFixes([fix(), fix()]);
    expect(result.applied).toHaveLength(2);
    expect(result.texts.get(source)).toBe('1 two three');
  });

  it('are made as a whole, in all their files, or not at all', () => {
    const other = sourceText('b.json', 'x');
    const both = { edits: [edit(0, 1, 'O'), { source: other, span: { start: 0, end: 1 }, text: 'y' }] };
    const result = applyFixes([{ edits: [edit(0, 3, '1')] }, both]);
    expect(result.deferred).toEqual([both]);
    expect(result.texts.has(other)).toBe(false);
  });
});
