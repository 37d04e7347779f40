import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it('one file starts programs, and nothing reaches another machine', () => {
  const modules = '(?:child_process|cluster|net|tls|dgram|dns|https?|http2)(?:/\\w+)?';
  const reaches = new RegExp(`\\b(?:from|import|require)\\s*\\(?\\s*['"](?:node:)?${modules}['"]|\\bfetch\\(`);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && reaches.test(readFileSync(path.join('src', file), 'utf8')))
    .map((file) => file.replaceAll(path.sep, '/'));
  expect(files).toEqual(['workspace/git/git.ts']);
});
