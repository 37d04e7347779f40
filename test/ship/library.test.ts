import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { badMachine, template, workspace } from '../cli/helpers.ts';

type Library = typeof import('../../src/index.ts');
const file = path.resolve('dist/index.js');

it('lints a folder and gives the result in any format', async () => {
  const { lint, render } = (await import(pathToFileURL(file).href)) as Library;
  const cwd = workspace({ 'main.json': badMachine });
  const result = await lint({ cwd, select: ['VM-5'] });
  expect(result.findings.map(({ policy, verdict }) => [policy, verdict])).toContainEqual(['VM-5', 'fail']);
  expect(await render(result, 'concise')).toMatch(/^main\.json:\d+:\d+: high VM-5 /);
  const log = JSON.parse(await render(result, 'sarif'));
  expect(log.runs[0].tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+$/);
});

it('is there for CommonJS too, and names the formats', async () => {
  const { formats } = createRequire(import.meta.url)(file) as Library;
  expect(formats).toContain('sarif');
});

it('tells a wrong option as an OptionError', async () => {
  const { lint, OptionError } = (await import(pathToFileURL(file).href)) as Library;
  const cwd = workspace({ 'main.json': template({ resources: [] }) });
  await expect(lint({ cwd, select: ['VM-99'] })).rejects.toBeInstanceOf(OptionError);
});
