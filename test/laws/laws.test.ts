import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { bicepChanges } from '../../scripts/laws/bicep.ts';
import { templates, type Written } from '../../scripts/laws/generate.ts';
import { jsonChanges } from '../../scripts/laws/json.ts';
import { marked } from '../../scripts/laws/marked.ts';
import { disagreement } from '../../scripts/laws/runs.ts';
import { broken, originalOf, saidOf } from '../../scripts/laws/said.ts';
import { asBicep, asCallingBicep, asJson, asNestingJson } from '../../scripts/laws/write.ts';
import { plainOptions } from '../../scripts/plain-options.ts';
import type { LintOptions } from '../../src/lint/options.ts';
import { lint } from '../../src/lint/run.ts';

const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-laws-')));
mkdirSync(path.join(cwd, '.git'));
mkdirSync(path.join(cwd, 'parts'));
afterAll(() => rmSync(cwd, { recursive: true }));

const options: LintOptions = {
  ...plainOptions,
  cwd,
  config: false,
  ignoreUnknown: true,
};

function write(written: Written): void {
  writeFileSync(path.join(cwd, 'main.json'), asJson(written));
  writeFileSync(path.join(cwd, 'main.bicep'), asBicep(written));
}

/** The template below two that use it, in both languages, with its parameters as they are. */
function writeUsed(written: Written, isConditional: boolean): void {
  const condition = isConditional ? 'flag' : undefined;
  writeFileSync(path.join(cwd, 'parts', 'part.bicep'), asBicep(written));
  writeFileSync(path.join(cwd, 'calling.bicep'), asCallingBicep(written, 'parts/part.bicep', condition));
  writeFileSync(path.join(cwd, 'nesting.json'), asNestingJson(written, condition));
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
          const lines = original && (await broken(original, change, seed));
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

it.each([
  ['nesting.json', jsonChanges],
  ['calling.bicep', bicepChanges],
] as const)(
  'what is said of %s, which uses another template, stays the same, however it is written',
  async (file, changes) => {
    await fc.assert(
      fc.asyncProperty(templates, fc.boolean(), fc.nat(1000), async (written, isConditional, seed) => {
        writeUsed(written, isConditional);
        const original = await originalOf(options, cwd, file);
        for (const change of changes) {
          const lines = original && (await broken(original, change, seed));
          expect([change.name, ...(lines ?? [])]).toEqual([change.name]);
        }
      }),
      { numRuns: 6 },
    );
  },
  120_000,
);

const plain = { name: '', rewords: true, apply: () => undefined };

it('what is said of a Bicep file is said of its compiled template', async () => {
  await fc.assert(
    fc.asyncProperty(templates, fc.boolean(), async (written, isConditional) => {
      write(written);
      writeUsed(written, isConditional);
      for (const pair of [
        ['main.json', 'main.bicep'],
        ['nesting.json', 'calling.bicep'],
      ]) {
        const [json, bicep] = await Promise.all(
          pair.map(async (file) => saidOf(await lint({ ...options, paths: [file] }), plain)),
        );
        expect(bicep).toEqual(json);
        expect(json?.filter((line) => line.startsWith('error'))).toEqual([]);
      }
    }),
    runs,
  );
}, 120_000);

it('a run over a part says of it what the run over everything says, also where some is accepted', async () => {
  const files = ['calling.bicep', 'nesting.json', 'parts/part.bicep', 'main.bicep'];
  await fc.assert(
    fc.asyncProperty(templates, fc.boolean(), async (written, isConditional) => {
      write(written);
      writeUsed(written, isConditional);
      const { runs, whole, close } = await marked(cwd);
      const told = [
        ...files.flatMap((file) => runs.waysTo(file).map((way) => [[file], ...way] as const)),
        ...runs.waysInto('parts').map((way) => [['parts/part.bicep'], ...way] as const),
      ];
      for (const [named, way, result] of told) {
        const part = await result();
        for (const file of named) expect(disagreement(file, way, whole, part), `${file}, ${way}`).toBeUndefined();
      }
      expect(whole.findings.some(({ suppression }) => suppression !== undefined)).toBe(true);
      close();
    }),
    { numRuns: 5 },
  );
}, 120_000);
