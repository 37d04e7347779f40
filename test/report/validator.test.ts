import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';

const golden = 'test/report/golden';

/** What Microsoft's validator says; the script fetches it, and says so where it cannot. */
function validate(files: readonly string[]): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/validate-sarif.mjs', ...files], {
    encoding: 'utf8',
  });
  return { status, output: stdout };
}

it('finds no error and no warning in the golden logs', { timeout: 300_000 }, (context) => {
  const logs = readdirSync(golden).filter((name) => name.endsWith('.sarif'));
  const { status, output } = validate(logs.map((name) => path.join(golden, name)));
  if (output.startsWith('skipped')) context.skip(output.trim());
  expect(output).toContain(`${logs.length} logs: 0 errors, 0 warnings`);
  expect(status).toBe(0);
});

it('finds what is wrong in a broken log', { timeout: 300_000 }, (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-'));
  try {
    const log = JSON.parse(readFileSync(path.join(golden, 'mixed.sarif'), 'utf8'));
    delete log.runs[0].results[0].locations;
    writeFileSync(path.join(folder, 'broken.sarif'), JSON.stringify(log));
    const { status, output } = validate([path.join(folder, 'broken.sarif')]);
    if (output.startsWith('skipped')) context.skip(output.trim());
    expect(output).toContain('error');
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
