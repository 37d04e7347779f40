import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

function filesThatImport(modules: string): string[] {
  const reaches = new RegExp(
    `\\b(?:from|import|require)\\s*\\(?\\s*['"](?:node:)?(?:${modules})(?:/\\w+)?['"]${modules.includes('http') ? '|\\bfetch\\(' : ''}`,
  );
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && reaches.test(readFileSync(path.join('src', file), 'utf8')))
    .map((file) => file.replaceAll(path.sep, '/'));
}

it('one file starts programs', () => {
  expect(filesThatImport('child_process|cluster')).toEqual(['workspace/git/git.ts']);
});

it('one file reaches another machine: the action, where a workflow asks for suggestions', () => {
  expect(filesThatImport('net|tls|dgram|dns|https?|http2')).toEqual(['action/api/request.ts']);
});
