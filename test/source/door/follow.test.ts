import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { followerIn } from '../../../src/source/door/follow.ts';
import { folders, isWindows } from './folders.ts';

describe.skipIf(isWindows)('a path', () => {
  it('leads to what is there, however it is written and whatever links lead there', () => {
    const { top, root } = folders();
    mkdirSync(path.join(root, 'a/b'), { recursive: true });
    writeFileSync(path.join(root, 'a/b/c.json'), '');
    symlinkSync('a/b', path.join(root, 'short'));
    symlinkSync('../a', path.join(root, 'a/up'));
    symlinkSync(path.join(root, 'a'), path.join(root, 'absolute'));
    symlinkSync(root, path.join(top, 'alias'));
    symlinkSync(path.join(top, 'alias', 'a'), path.join(root, 'byAlias'));
    symlinkSync('short/../b/c.json', path.join(root, 'behind'));
    const follow = followerIn(root);
    for (const asked of [
      'a/b/c.json',
      './a//b/./c.json',
      'a/x/../b/c.json',
      'short/c.json',
      'a/up/b/c.json',
      'a/up/up/up/b/c.json',
      'absolute/b/c.json',
      'byAlias/b/c.json',
      'behind',
    ])
      expect(follow(asked), asked).toMatchObject({
        kind: 'ok',
        path: 'a/b/c.json',
        file: path.join(root, 'a/b/c.json'),
      });
    expect(follow('')).toMatchObject({ kind: 'ok', path: '', file: root });
    expect(follow('short')).toMatchObject({ kind: 'ok', path: 'a/b' });
  });

  it('that a link takes outside is refused alike, whatever is there', () => {
    const { root, outside } = folders();
    writeFileSync(path.join(outside, 'there.json'), '');
    const targets = {
      there: '../outside/there.json',
      none: '../outside/none.json',
      under: '../outside/there.json/x',
      absolute: path.join(outside, 'there.json'),
      deep: 'there',
      folder: '../outside',
      parent: '..',
      system: '/etc/passwd',
      device: '/dev/zero',
      round: '../outside/../work/../outside/there.json',
    };
    for (const [name, target] of Object.entries(targets)) symlinkSync(target, path.join(root, name));
    const follow = followerIn(root);
    for (const name of [...Object.keys(targets), 'folder/there.json', 'folder/none.json', 'parent/x'])
      expect(follow(name), name).toEqual({
        kind: 'error',
        code: 'outside-workspace',
        message: `'${name}' is a link that leads outside the workspace and is not read`,
      });
  });

  it('that goes out and comes back by links is inside', () => {
    const { root, outside } = folders();
    writeFileSync(path.join(root, 'a.json'), '');
    symlinkSync('../work/a.json', path.join(outside, 'back'));
    symlinkSync('../outside/back', path.join(root, 'round'));
    expect(followerIn(root)('round')).toMatchObject({ kind: 'ok', path: 'a.json' });
  });

  it('that leads nowhere, round and round, or too far is told', () => {
    const { root } = folders();
    writeFileSync(path.join(root, 'a.json'), '');
    symlinkSync('one', path.join(root, 'two'));
    symlinkSync('two', path.join(root, 'one'));
    symlinkSync('none', path.join(root, 'dangling'));
    const follow = followerIn(root);
    expect(follow('one')).toMatchObject({ code: 'unreadable', message: "'one' cannot be read (ELOOP)" });
    expect(follow('dangling')).toMatchObject({ code: 'not-found' });
    expect(follow('a.json/b')).toMatchObject({ code: 'not-found' });
    expect(follow('none/b')).toMatchObject({ code: 'not-found' });
    expect(follow('x'.repeat(300))).toMatchObject({ code: 'unreadable' });
    expect(follow('x/'.repeat(100_000))).toMatchObject({ code: 'unreadable' });
    expect(follow('a\0b')).toMatchObject({ code: 'unreadable' });
    expect(follow('../outside')).toMatchObject({ code: 'outside-workspace' });
    expect(follow('/etc/passwd')).toMatchObject({ code: 'outside-workspace' });
  });
});
