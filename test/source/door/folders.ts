import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A workspace and what lies beside it; gone when the test ends. */
export function folders() {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-door-')));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const [root, outside] = [path.join(top, 'work'), path.join(top, 'outside')];
  mkdirSync(root);
  mkdirSync(outside);
  return { top, root, outside };
}

export const isWindows = process.platform === 'win32';
