import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStep } from '../../src/action/run.ts';
import { badMachine, template, workspace } from '../cli/helpers.ts';

/** A checkout as a pull request may make it, and what lies beside it. */
function checkout() {
  const folder = workspace({ 'infra/a.json': badMachine, 'b\n::error::c.json': badMachine });
  const outside = path.join(path.dirname(folder), 'outside');
  mkdirSync(outside);
  writeFileSync(path.join(outside, 'victim'), 'original');
  writeFileSync(path.join(outside, 'SECRET.json'), template(badMachine).replaceAll('legacy', 'hidden'));
  symlinkSync('../outside', path.join(folder, 'away'));
  symlinkSync('../outside/victim', path.join(folder, 'planted'));
  return { folder, outside };
}

async function step(folder: string, inputs: Record<string, string>) {
  let log = '';
  const env = {
    GITHUB_WORKSPACE: folder,
    INPUT_ANNOTATIONS: 'false',
    INPUT_SUMMARY: 'false',
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const print = (text: string): void => {
    log += text;
  };
  const outcome = await runStep({ env, print }).catch((error: Error) => error.message);
  return { outcome, log };
}

describe.skipIf(process.platform === 'win32')('links that a pull request brings', () => {
  it.each([
    [{ 'sarif-file': 'planted' }, "the report 'planted' is a link"],
    [{ 'sarif-file': 'away/victim' }, "the report 'away/victim' lies behind a link"],
    [{ reports: 'json=planted\njunit=away/new.xml' }, "the report 'planted' is a link"],
    [{ 'working-directory': 'away' }, 'the working directory cannot be used'],
    [{ 'working-directory': 'planted' }, 'the working directory cannot be used'],
    [{ 'working-directory': 'infra/a.json' }, "'infra/a.json' is no folder"],
    [{ 'working-directory': 'none' }, "there is no 'none'"],
    [{ paths: 'away' }, undefined],
    [{ parameters: 'away/SECRET.json' }, undefined],
    [{ config: 'away/SECRET.json' }, 'leads outside the workspace'],
  ])('%j lead nowhere', async (inputs, message) => {
    const { folder, outside } = checkout();
    const { outcome, log } = await step(folder, inputs);
    if (message !== undefined) expect(outcome).toContain(message);
    expect(readdirSync(outside).sort()).toEqual(['SECRET.json', 'victim']);
    expect(readFileSync(path.join(outside, 'victim'), 'utf8')).toBe('original');
    expect(log).not.toContain('hidden');
    expect(log).not.toMatch(/^::/m);
  });

  it('where one report is refused, the others are written', async () => {
    const { folder } = checkout();
    await step(folder, { reports: 'json=planted\njunit=out/new.xml' });
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['new.xml']);
  });
});

it('an output outside the checkout may be named', async () => {
  const { folder, outside } = checkout();
  const { outcome } = await step(folder, { 'sarif-file': path.join(outside, 'log.sarif') });
  expect(outcome).toBe(true);
  expect(JSON.parse(readFileSync(path.join(outside, 'log.sarif'), 'utf8')).version).toBe('2.1.0');
});
