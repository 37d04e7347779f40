import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { randomOf } from '../../scripts/fuzz/random.ts';
import { bicepChanges } from '../../scripts/laws/bicep.ts';
import { templates, type Written } from '../../scripts/laws/generate.ts';
import { jsonChanges } from '../../scripts/laws/json.ts';
import { broken, originalOf, saidOf } from '../../scripts/laws/said.ts';
import { asBicep, asJson } from '../../scripts/laws/write.ts';
import type { LintOptions } from '../../src/lint/options.ts';
import { lint } from '../../src/lint/run.ts';

const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-laws-')));
mkdirSync(path.join(cwd, '.git'));
afterAll(() => rmSync(cwd, { recursive: true }));

const options: LintOptions = {
  toolVersion: '0',
  cwd,
  paths: [],
  parameters: [],
  environment: [],
  context: {},
  select: [],
  ignore: [],
  config: false,
  policies: [],
  documented: false,
  ignoreUnknown: true,
};

function write(written: Written): void {
  writeFileSync(path.join(cwd, 'main.json'), asJson(written));
  writeFileSync(path.join(cwd, 'main.bicep'), asBicep(written));
}

const runs = { numRuns: 12 };

it.each([
  ['main.json', jsonChanges],
  ['main.bicep', bicepChanges],
] as const)(
  'what is said of %s stays the same, however it is written',
  async (file, changes) => {
    const applied = new Set<string>();
    await fc.assert(
      fc.asyncProperty(templates, fc.nat(1000), async (written, seed) => {
        write(written);
        const original = await originalOf(options, cwd, file);
        for (const change of changes) {
          const lines = original && (await broken(original, change, randomOf(seed)));
          if (lines === undefined) continue;
          applied.add(change.name);
          expect([change.name, ...lines]).toEqual([change.name]);
        }
      }),
      runs,
    );
    expect([...applied].sort()).toEqual(changes.map(({ name }) => name).sort());
  },
  120_000,
);

it('what is said of a Bicep file is said of its compiled template', async () => {
  await fc.assert(
    fc.asyncProperty(templates, async (written) => {
      write(written);
      const [json, bicep] = await Promise.all(
        ['main.json', 'main.bicep'].map(async (file) =>
          saidOf(await lint({ ...options, paths: [file] }), { name: '', rewords: true, apply: () => undefined }),
        ),
      );
      expect(bicep).toEqual(json);
      expect(json?.filter((line) => line.startsWith('error'))).toEqual([]);
    }),
    runs,
  );
}, 120_000);
