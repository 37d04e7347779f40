import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { plainOptions } from '../../../scripts/plain-options.ts';
import type { LintOptions } from '../../../src/lint/options.ts';
import { lint } from '../../../src/lint/run.ts';
import type { LintResult } from '../../../src/result/result.ts';
import { badMachine, template, workspace } from '../../cli/helpers.ts';
import { machine } from '../../cli/machines.ts';
import { fleet } from '../part/fleet.ts';

/** The templates that were judged anew. */
const judged = vi.hoisted((): string[] => []);
vi.mock('../../../src/lint/judge/one-template.ts', async (original) => {
  const real = await original<typeof import('../../../src/lint/judge/one-template.ts')>();
  return {
    ...real,
    lintTemplate: (...given: Parameters<typeof real.lintTemplate>) => {
      judged.push(given[1].source.path);
      return real.lintTemplate(...given);
    },
  };
});
beforeEach(() => {
  judged.length = 0;
});

function folder(): string {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-results-')));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function run(cwd: string, more: Partial<LintOptions> = {}): Promise<LintResult> {
  judged.length = 0;
  return lint({
    ...plainOptions,
    cwd,
    jobs: 1,
    ...more,
  });
}

/** All that reports see, but for times. */
function told({
  text,
  statistics: { milliseconds: _, phases: _p, slowest: _s, ...statistics },
  ...result
}: LintResult) {
  const texts = [...new Set(result.findings.map(({ location }) => location.file))].map(text);
  return { ...result, statistics, texts };
}

/** Runs with a cache, and says what was judged; the result is that of a run without one. */
async function same(cwd: string, location: string, more: Partial<LintOptions> = {}) {
  const plain = told(await run(cwd, { ...more, cache: undefined }));
  const result = told(await run(cwd, { ...more, cache: { location, strategy: 'content', ...more.cache } }));
  expect(result).toEqual(plain);
  return [...judged];
}

const edit = (cwd: string, file: string, text: string) => {
  mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  writeFileSync(path.join(cwd, file), text);
};

describe('the cache of results', () => {
  it('judges nothing again where nothing has changed', async () => {
    const [cwd, location] = [workspace(fleet()), folder()];
    expect((await same(cwd, location)).length).toBeGreaterThan(12);
    expect(await same(cwd, location)).toEqual([]);
    expect(await same(cwd, location, { passes: true })).not.toEqual([]);
    expect(await same(cwd, location, { paths: ['alone', 'text'] })).toEqual([]);
  });

  it('judges again what has changed, and all that hangs on it', async () => {
    const [cwd, location] = [workspace(fleet()), folder()];
    await same(cwd, location);
    edit(cwd, 'alone/3/main.json', template({ resources: [] }));
    expect(await same(cwd, location)).toEqual(['alone/3/main.json']);
    edit(cwd, 'modules/vm.bicep', machine.replace('Standard_LRS', 'Premium_LRS'));
    expect((await same(cwd, location)).sort()).toEqual(['uses/a.bicep', 'uses/b.bicep']);
    edit(cwd, 'text/t.txt', 'another');
    expect(await same(cwd, location)).toEqual(['text/main.bicep']);
    edit(cwd, 'load/net.json', template({ resources: [], outputs: {} }));
    expect((await same(cwd, location)).sort()).toEqual(['load/net.json', 'load/vm.json']);
  });

  it('sees what comes and what goes', async () => {
    const [cwd, location] = [workspace(fleet()), folder()];
    await same(cwd, location);
    const set = readFileSync(path.join(cwd, 'sets/azuredeploy.parameters.json'), 'utf8');
    edit(cwd, 'sets/azuredeploy.parameters.test.json', set);
    expect(await same(cwd, location)).toEqual(['sets/azuredeploy.json']);
    rmSync(path.join(cwd, 'modules/vm.bicep'));
    expect((await same(cwd, location)).sort()).toEqual(['uses/a.bicep', 'uses/b.bicep']);
    edit(cwd, 'modules/vm.bicep', machine);
    await same(cwd, location);
    edit(cwd, 'uses/c.bicep', "module m '../alone/1/main.json' = { name: 'c' }\n");
    expect(await same(cwd, location)).toContain('uses/c.bicep');
    rmSync(path.join(cwd, 'uses/c.bicep'));
    await same(cwd, location);
  });

  it('sees configurations, policies of users with their vocabulary, options and the environment', async () => {
    const [cwd, location] = [workspace(fleet()), folder()];
    await same(cwd, location);
    edit(cwd, 'alone/resilint.config.json', JSON.stringify({ policies: { 'VM-5': 'low' } }));
    expect((await same(cwd, location)).every((file) => file.startsWith('alone/'))).toBe(true);
    await same(cwd, location, { select: ['VM-5'] });
    expect(await same(cwd, location, { select: ['VM-5'] })).toEqual([]);
    await same(cwd, location, { context: { location: 'westeurope' } });
    edit(
      cwd,
      'env/main.bicepparam',
      "using 'main.bicep'\nparam name = readEnvironmentVariable('RESILINT_TEST', 'none')\n",
    );
    edit(cwd, 'env/main.bicep', machine);
    const { env } = process;
    onTestFinished(() => void delete env.RESILINT_TEST);
    for (const value of ['one', 'two']) {
      env.RESILINT_TEST = value;
      await same(cwd, location, { env: ['RESILINT_TEST'] });
    }
    expect(await same(cwd, location, { env: ['RESILINT_TEST'] })).toEqual([]);
  });

  it('sees the baseline, of each file what concerns it', async () => {
    const [cwd, location] = [workspace(fleet()), folder()];
    const more = { baseline: 'b.jsonl' };
    await run(cwd, { ...more, updateBaseline: true });
    await same(cwd, location, more);
    expect(await same(cwd, location, more)).toEqual([]);
    const lines = readFileSync(path.join(cwd, 'b.jsonl'), 'utf8').split('\n');
    edit(cwd, 'b.jsonl', lines.filter((line) => !line.includes('alone/1/')).join('\n'));
    expect(await same(cwd, location, more)).toEqual(['alone/1/main.json']);
  });

  it('sees the day, where something is suppressed until then', async () => {
    const until = `// resilint-disable-file VM-5 until 2026-03-01 -- later\n${template(badMachine)}`;
    const [cwd, location] = [workspace({ 'a.json': until, 'b.json': badMachine }), folder()];
    await same(cwd, location, { today: '2026-02-01' });
    expect(await same(cwd, location, { today: '2026-04-01' })).toEqual(['a.json']);
  });

  it('holds for what changed since, and for texts that stand for files', async () => {
    const [cwd, location] = [workspace(fleet()), folder()];
    await same(cwd, location);
    const overlay = new Map([['alone/1/main.json', Buffer.from(template({ resources: [] }))]]);
    expect(await same(cwd, location, { overlay })).toEqual(['alone/1/main.json']);
    await same(cwd, location, { changed: new Set(['modules/vm.bicep', 'alone/2/main.json']) });
  });

  it('by metadata reads no file that has the size and times that it had', async () => {
    const [cwd, location] = [workspace({ 'a.json': badMachine, 'b.json': badMachine }), folder()];
    const cache = { location, strategy: 'metadata' } as const;
    const before = new Date(Date.now() - 60_000);
    const unchanged = () => {
      for (const file of ['a.json', 'b.json']) utimesSync(path.join(cwd, file), before, before);
    };
    unchanged();
    await same(cwd, location, { cache });
    expect(await same(cwd, location, { cache })).toEqual([]);
    edit(cwd, 'a.json', template({ resources: [] }));
    expect(await same(cwd, location, { cache })).toEqual(['a.json']);
  });

  it('is dropped where it is torn or tampered with, line by line', async () => {
    const [cwd, location] = [workspace({ 'a.json': badMachine, 'b.json': badMachine }), folder()];
    await same(cwd, location);
    const [name = ''] = readdirSync(location);
    const file = path.join(location, name);
    const text = readFileSync(file, 'utf8');
    for (const at of [0, 1, 0.5, 0.9].map((share) => Math.floor(text.length * share))) {
      writeFileSync(file, text.slice(0, at));
      await same(cwd, location);
      writeFileSync(file, `${text.slice(0, at)}\0${text.slice(at + 1)}`);
      await same(cwd, location);
    }
    writeFileSync(file, text.replaceAll('"VM-5"', '"VM-6"'));
    expect((await same(cwd, location)).sort()).toEqual(['a.json', 'b.json']);
    appendFileSync(file, 'more');
    expect(await same(cwd, location)).toEqual([]);
  });
});
