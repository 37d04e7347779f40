import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automatonOf, newWork, type Work } from '../../../src/source/pattern/automaton.ts';
import { escapeGlob, readGlob } from '../../../src/source/pattern/glob.ts';
import { statesOf } from '../../../src/source/pattern/states.ts';
import { naively, writtenOut } from './reference.ts';

function matches(glob: string, path: string, work: Work = newWork()): boolean {
  const automaton = automatonOf([readGlob(glob)], { ignoreCase: false, dots: false, work });
  return automaton.read(automaton.start, path).matching.length > 0;
}

describe('globs', () => {
  it.each([
    ['*.bicep', 'main.bicep', 'a/main.bicep'],
    ['**/*.json', 'main.json', '.hidden/main.json'],
    ['**/*.json', 'a/b/main.json', 'a/.b/main.json'],
    ['a/**', 'a/b/c', 'a'],
    ['**/.azure/**/*.json', 'a/.azure/b/x.json', 'a/.azure/.b/x.json'],
    ['a/**/b', 'a/b', 'ab'],
    ['a**/c', 'abc/c', 'ab/b/c'],
    ['?.json', 'ü.json', '.json'],
    ['?.json', '😀.json', 'ab.json'],
    ['[a-c].json', 'b.json', 'B.json'],
    ['[!a-c].json', 'd.json', 'a.json'],
    ['[[:digit:]x].json', '7.json', 'a.json'],
    ['[]]', ']', '['],
    ['[a', '[a', 'a'],
    ['{dev,prod}/*.json', 'prod/x.json', 'test/x.json'],
    ['{a,b/{c,d}}.json', 'b/d.json', 'a/d.json'],
    ['{infra/,}**/*.bicep', 'x/y.bicep', 'x/y.json'],
    ['{**/,x}a', 'b/c/a', 'b/ca'],
    ['{.,a}/b', 'b', 'c/b'],
    ['a/{,b}/c', 'a/c', 'ac'],
    ['main.{1..3}.json', 'main.2.json', 'main.4.json'],
    ['{08..10}', '09', '9'],
    ['{a..e..2}', 'c', 'd'],
    ['{a}', '{a}', 'a'],
    ['{a,b', '{a,b', 'a'],
    ['@(dev|prod).json', 'dev.json', 'devprod.json'],
    ['x?(-old).json', 'x.json', 'x-old-old.json'],
    ['+(ab)', 'abab', 'aba'],
    ['*(ab|c)', 'cabc', 'ac'],
    ['main (1).json', 'main (1).json', 'main 1.json'],
    ['\\*.json', '*.json', 'a.json'],
    ['./a//b', 'a/b', 'a/c'],
  ])('%s matches %s, not %s', (glob, yes, no) => {
    const plain = glob.replace('//', '/');
    expect([matches(plain, yes), matches(plain, no)]).toEqual([true, false]);
  });

  it.each([
    ['[z-a]', "the range 'z-a' runs backwards: the lower character comes first"],
    ['[[:letter:]]', /^there is no class '\[:letter:\]'; there are alnum, alpha, /],
    ['{1..5000}', "the range '{1..5000}' holds too many alternatives: at most 1000"],
    ['{1..99999999999999999999}', /holds too many alternatives/],
    ['!(a)', "'!(…)' is not supported: write a pattern for what is meant"],
    ['(a|b).json', "write alternatives in braces, '{a,b}'; for a parenthesis in a name write '\\('"],
  ])('%s is refused', (glob, message) => {
    expect(() => readGlob(glob)).toThrow(message);
  });

  it.each([
    ['alternatives', `{${'a,'.repeat(1000)}b}`, 'its braces hold too many alternatives: at most 1000'],
    ['levels', `${'{a,'.repeat(30)}b${'}'.repeat(30)}`, 'its brackets are nested more than 20 levels deep'],
    ['characters', 'a'.repeat(5000), 'a pattern has at most 4096 characters'],
  ])('of too many %s are refused', (_, glob, message) => {
    expect(() => readGlob(glob)).toThrow(message);
  });

  it('a text that is escaped stands for itself', () => {
    const signs = fc.string({
      unit: fc.constantFrom('a', '*', '?', '[', ']', '{', '}', '(', ')', '!', '|', '\\', ','),
    });
    fc.assert(fc.property(signs, signs, (text, other) => matches(escapeGlob(text), other) === (text === other)));
  });
});

const piece = fc.oneof(
  fc.constantFrom('a', 'b', '.', '/', '*', '?', '**/', '/**', '[ab]', '[!a]', '**'),
  fc
    .array(fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', '?'), maxLength: 3 }), { minLength: 2, maxLength: 3 })
    .map((options) => `{${options.join(',')}}`),
  fc
    .tuple(
      fc.constantFrom('@', '?', '*', '+'),
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 }), {
        minLength: 1,
        maxLength: 2,
      }),
    )
    .map(([sign, options]) => `${sign}(${options.join('|')})`),
);
const glob = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''))
  // What stands on both sides of a brace makes no `**`, no `.` and no empty segment together.
  .filter((text) => !/[)}]\{|\*\{|\*[@?*+]\(|\.[{@?*+]|\*{3}/.test(text))
  .filter((text) => writtenOut(text).every((each) => !/^\/|\/\/|\/$/.test(each)));
const names = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 3 });
const path = fc
  .array(
    names.filter((name) => !/^\.+$/.test(name)),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.join('/'));

describe('the matcher', () => {
  it('says what trying every way says', () => {
    fc.assert(
      fc.property(glob, path, (text, at) => {
        expect(matches(text, at)).toBe(naively(text, at));
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same whether a path is read at once or in parts', () => {
    fc.assert(
      fc.property(glob, path, fc.nat(8), (text, at, cut) => {
        const { start, read } = automatonOf([readGlob(text)], {
          ignoreCase: false,
          dots: false,
          work: newWork(),
        });
        const inParts = read(read(start, at.slice(0, cut)), at.slice(cut));
        expect(inParts.matching).toEqual(read(start, at).matching);
        if (inParts.matching.length > 0) expect(read(start, at.slice(0, cut)).mayLead).toBe(true);
      }),
    );
  });

  it('takes at most a step for each of its states and each character of a path', () => {
    const long = fc.array(path, { maxLength: 20 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.array(glob, { minLength: 1, maxLength: 8 }), long, (parts, at) => {
        const work = newWork();
        const automaton = automatonOf([readGlob(parts.join(''))], { ignoreCase: false, dots: false, work });
        const before = work.spent;
        const states = statesOf([readGlob(parts.join(''))], () => undefined).all.length;
        automaton.read(automaton.start, at);
        // A character is read from the states that are reached and from those past a slash; what they lead to is looked at.
        expect(work.spent - before).toBeLessThanOrEqual((4 * states + 1) * at.length);
      }),
    );
  });

  it.each([
    ['stars', '*a'.repeat(40), 'ab'],
    ['segments', '**/a/'.repeat(40), 'a/'],
    ['braces', '{a,b,*}'.repeat(24), 'ab'],
    ['groups', '*(a|ab|+(b))'.repeat(12), 'ab'],
  ])('needs no more for a path that is longer where nothing new comes: %s', (_, pattern, repeated) => {
    const steps = [100, 200, 4000].map((times) => {
      const work = newWork();
      expect(matches(`${pattern}!`, repeated.repeat(times), work)).toBe(false);
      return work.spent;
    });
    expect(steps[2]).toBe(steps[1]);
  });

  it('gives up where it would take too much work', () => {
    const pattern = `${'*?'.repeat(200)}b`;
    expect(() => matches(pattern, 'ab'.repeat(400), newWork(80_000))).toThrow(
      'matching is too much work: write fewer or simpler patterns',
    );
  });
});
