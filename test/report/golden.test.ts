import { describe, expect, it } from 'vitest';
import { type Format, formats, loadDiagnostics, loadFormat, type ReportOptions } from '../../src/report/index.ts';
import { clean, hostile, mixed, undecided } from './scenarios.ts';

const extensions: Record<Format, string> = {
  stylish: 'stylish.txt',
  concise: 'concise.txt',
  json: 'json',
  sarif: 'sarif',
  github: 'github.txt',
  azure: 'azure.txt',
  gitlab: 'gitlab.json',
  rdjson: 'rdjson.json',
  junit: 'junit.xml',
  markdown: 'md',
};
const everything: ReportOptions = { showUnknown: true, showPass: true, showSuppressed: true };
const versionControl = {
  repositoryUri: 'git@github.com:contoso/infra.git',
  revisionId: '1f1aa3b5c0d2e4f6a8b0c2d4e6f8a0b2c4d6e8f0',
  branch: 'main',
};
const scenarios = [
  { name: 'mixed', result: mixed(), options: {} },
  { name: 'everything', result: mixed(), options: { ...everything, category: 'infra', versionControl, links: true } },
  { name: 'clean', result: clean(), options: {} },
  { name: 'undecided', result: undecided(), options: {} },
  { name: 'hostile', result: hostile(), options: {} },
] as const;

describe.each(scenarios)('$name', ({ name, result, options }) => {
  it.each(formats)('as %s', async (format) => {
    const text = (await loadFormat(format))(result, options);
    await expect(text).toMatchFileSnapshot(`golden/${name}.${extensions[format]}`);
  });

  it('has diagnostics for standard error', async () => {
    const text = (await loadDiagnostics())(result, options);
    await expect(text).toMatchFileSnapshot(`golden/${name}.diagnostics.txt`);
  });
});

it('paints the text for a terminal', async () => {
  const text = (await loadFormat('stylish'))(mixed(), { color: true, links: true });
  await expect(text).toMatchFileSnapshot('golden/mixed.colour.txt');
});
