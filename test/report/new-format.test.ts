import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ReportFormat } from '../../src/report/options.ts';

/** One line in the table of formats: all that a new format takes. */
const tally: ReportFormat = {
  wholeRun: true,
  documented: true,
  tellsDiagnostics: true,
  render: ({ findings, policies, diagnostics }) => {
    const pages = policies.filter(({ help }) => help.markdown.includes('\n## ')).length;
    return `${findings.length} findings, ${pages > 0 ? 'pages' : 'no pages'}, ${diagnostics.length} diagnostics\n`;
  },
};

vi.mock('../../src/report/formats.ts', async (original) => {
  const { formatTable } = await original<typeof import('../../src/report/formats.ts')>();
  return { formatTable: { ...formatTable, tally: () => Promise.resolve(tally) } };
});

const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2023-09-01',
      name: 'legacy',
      location: 'westeurope',
      properties: { storageProfile: { osDisk: { createOption: 'FromImage', vhd: { uri: 'https://disk' } } } },
    },
  ],
};

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'resilint-format-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  writeFileSync(path.join(made, 'main.json'), JSON.stringify(template));
  writeFileSync(path.join(made, 'broken.json'), JSON.stringify(template).slice(0, -1));
  return made;
}

async function resilint(...args: string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    });
  const { parse } = await import('../../src/cli/arguments.ts');
  await (await parse(args, '1.0.0'))?.();
  return said;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a format that is one row of the table', () => {
  it('is printed, with the pages it asks for, and without diagnostics beside it', async () => {
    const { stdout, stderr } = await resilint('check', folder(), '--format', 'tally');
    expect(stdout).toMatch(/^[1-9]\d* findings, pages, 1 diagnostics\n$/);
    expect(stderr).toBe('');
  });

  it('is written beside another one, which says the diagnostics and goes without the pages', async () => {
    const made = folder();
    const { stderr } = await resilint('check', made, '--format', 'json', '--report', `tally=${path.join(made, 'out')}`);
    expect(readFileSync(path.join(made, 'out'), 'utf8')).toMatch(/findings, pages/);
    expect(stderr).toContain('broken.json');
  });

  it('stands in the help, and is what a misspelling of it is taken for', async () => {
    expect((await resilint('check', '--help')).stdout.replace(/\s+/g, ' ')).toContain(' or tally ');
    await expect(resilint('check', '--format', 'taly')).rejects.toThrow("did you mean 'tally'?");
  });
});
