import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/workspace/find/order.ts';

type Users = Readonly<Record<string, readonly string[]>>;

const order = (files: readonly string[], users: Users) => inOrder(files, (file) => users[file] ?? []);

describe('the order of files', () => {
  it.each([
    ['c b a', { a: 'b', b: 'c' }],
    ['a b c', { c: 'b', b: 'a' }],
    ['c a b', { a: 'bc', b: 'a' }],
    ['a b c', {}],
    ['b a c', { a: 'b', c: 'ab' }],
  ])('%s', (expected, users) => {
    const lists = Object.fromEntries(Object.entries(users).map(([file, each]) => [file, [...each]]));
    expect(order(['a', 'b', 'c'], lists).join(' ')).toBe(expected);
  });

  const names = [...'abcdefgh'];
  const graphs = fc.dictionary(fc.constantFrom(...names), fc.subarray(names), { noNullPrototype: true });

  const above = (file: string, users: Users): ReadonlySet<string> => {
    const found = new Set([file]);
    for (const each of found) for (const user of users[each] ?? []) found.add(user);
    return found;
  };

  it('law: each stands behind all that may use it, but for those that it may use in turn', () => {
    fc.assert(
      fc.property(graphs, (users) => {
        const found = order(names, users);
        expect([...found].sort()).toEqual(names);
        for (const file of names)
          for (const user of above(file, users))
            if (!above(user, users).has(file)) expect(found.indexOf(user)).toBeLessThan(found.indexOf(file));
      }),
    );
  });

  it('law: a file and all that may use it are in the same order among others as alone', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(...names), (users, file) => {
        const part = above(file, users);
        const alone = order([...part].sort(), users);
        const position = (each: string) => alone.indexOf(each);
        const ancestors = (each: string) => [...above(each, users)].filter((user) => user !== each);
        const whole = order(names, users).filter((each) => part.has(each));
        for (const each of part)
          for (const user of ancestors(each))
            expect(whole.indexOf(user) < whole.indexOf(each)).toBe(position(user) < position(each));
      }),
    );
  });
});
