import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ProofRoot } from '../../../src/lint/fixes/attempt.ts';
import { refusalsOf, tooMuch } from '../../../src/lint/fixes/batches.ts';
import { sourceText } from '../../../src/source/text.ts';

const source = sourceText('main.json', 'x'.repeat(10_000));

/** A template that takes as many steps to judge as said. */
function root(path: string, cost = 1_000): ProofRoot {
  const outcome = { found: [{ nodes: 10, cost, concerns: [] }], sources: new Set([source.path]), diagnostics: [] };
  return { path, outcome } as unknown as ProofRoot;
}

function changes(count: number, of: readonly ProofRoot[] = [root('main.json')]): Change[] {
  return Array.from({ length: count }, (_, at) => ({
    edits: [{ source, span: { start: at * 2, end: at * 2 + 1 }, text: 'y' }],
    group: [],
    roots: of,
  }));
}

/** Judges changes of which some do harm; `names`: whether it is seen which. */
function judging(bad: ReadonlySet<Change>, names: boolean) {
  let judged = 0;
  const judge = (made: readonly Change[]) => {
    judged += 1;
    const culprits = made.filter((each) => bad.has(each));
    return culprits.length === 0 ? undefined : { reason: 'harm', culprits: names ? culprits : [] };
  };
  return { judge, judged: () => judged };
}

describe('changes that do not touch', () => {
  it('are judged together, once', () => {
    const all = changes(1_000);
    const { judge, judged } = judging(new Set(), false);
    expect(refusalsOf(all, judge).size).toBe(0);
    expect(judged()).toBe(1);
  });

  it('of templates that have nothing in common are judged apart', () => {
    const { judge, judged } = judging(new Set(), false);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => root(name)) as [ProofRoot, ProofRoot, ProofRoot];
    refusalsOf([...changes(3, [a]), ...changes(3, [b, c]), ...changes(3, [c])], judge);
    // The last three are the very edits of the three before them.
    expect(judged()).toBe(2);
  });

  it('that do harm are refused, and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.boolean(), (marks, names) => {
        const all = changes(marks.length);
        const bad = new Set(all.filter((_, at) => marks[at]));
        expect(new Set(refusalsOf(all, judging(bad, names).judge).keys())).toEqual(bad);
      }),
    );
  });

  it('cost a few judgements for each that does harm', () => {
    const all = changes(1_024);
    for (const names of [true, false]) {
      const { judge, judged } = judging(new Set(all.slice(500, 501)), names);
      refusalsOf(all, judge);
      expect(judged()).toBeLessThanOrEqual(names ? 3 : 21);
    }
  });
});

it('changes that touch are made one after the other', () => {
  const all = Array.from({ length: 3 }, () => changes(1)).flat();
  const [one, two, three] = all.map((each, at) => ({
    ...each,
    edits: each.edits.map((edit) => ({ ...edit, text: String(at) })),
  }));
  const { judge, judged } = judging(new Set(), false);
  expect(refusalsOf([one, two, three] as Change[], judge).size).toBe(0);
  expect(judged()).toBe(3);
});

it('what would be too much work is refused', () => {
  const all = changes(400, [root('main.json', 100_000)]);
  const { judge, judged } = judging(new Set(all), false);
  const refused = refusalsOf(all, judge);
  expect(refused.size).toBe(400);
  expect(judged()).toBe(7);
  expect([...refused.values()]).toContain(tooMuch);
});
