import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckout } from '../../../scripts/types/checkout.ts';
import { hasGit } from '../../has-git.ts';

const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
const tree = join(folder, 'tree');
const paths = ['a/a.b/2024-01-01/types.json', 'a/a.b/2024-02-01/types.json'];

function git(...args: string[]): void {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', tree, ...who, ...args], { stdio: 'ignore' });
}

beforeAll(() => {
  for (const [index, path] of paths.entries()) {
    mkdirSync(join(tree, 'generated', path, '..'), { recursive: true });
    writeFileSync(join(tree, 'generated', path), `[${index}, "é\n"]`);
  }
  writeFileSync(join(tree, 'generated', 'index.json'), '{}');
  if (!hasGit) return;
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
  execFileSync('git', ['clone', '-q', '--bare', tree, join(folder, 'bare')], { stdio: 'ignore' });
});

afterAll(() => rmSync(folder, { recursive: true }));

it('a folder without types is refused', () => {
  expect(() => openCheckout(join(folder, 'nowhere'))).toThrow('nowhere is no checkout of Azure/bicep-types-az');
  expect(() => openCheckout(join(tree, 'generated'))).toThrow('is no checkout');
});

describe.skipIf(!hasGit).each(['tree', 'bare'])('a checkout that is a %s', (kind) => {
  it('lists types files, reads them, and knows its commit', () => {
    const checkout = openCheckout(join(folder, kind));
    expect(checkout.files).toEqual(paths);
    expect(checkout.read([...paths].reverse())).toEqual(['[1, "é\n"]', '[0, "é\n"]']);
    expect(checkout.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(checkout.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('says which file it does not have', () => {
    expect(() => openCheckout(join(folder, kind)).read(['no/such/file/types.json'])).toThrow('no/such/file/types.json');
  });
});
