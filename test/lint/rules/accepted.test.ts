import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fails } from '../../../src/result/outcome.ts';
import { template, workspace } from '../../cli/helpers.ts';
import { lintIn } from './lint-in.ts';

const other = 'param size string\n';
const call = (comment: string) => `// a module
module other 'other.bicep' = {
  name: 'other'
  params: {${comment}
    size: 64
  }
}
`;

function bicep(comment = '', above = ''): string {
  return workspace({ 'main.bicep': `${above}${call(comment)}`, 'other.bicep': other });
}

async function told(cwd: string, more: Parameters<typeof lintIn>[1] = {}) {
  const result = await lintIn(cwd, more);
  return {
    codes: result.diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    findings: result.findings.filter(({ verdict }) => verdict === 'fail').map(({ policy }) => policy),
    fails: fails(result, 'low'),
    suppressed: result.statistics.suppressed,
    baselined: result.statistics.baselined,
  };
}

const error = { codes: ['error wrong-type'], findings: [], fails: true, suppressed: 0, baselined: 0 };
const accepted = { codes: [], findings: [], fails: false, suppressed: 1, baselined: 0 };

function withConfig(document: object): string {
  return workspace({ 'main.bicep': call(''), 'other.bicep': other, 'resilint.config.json': JSON.stringify(document) });
}

describe('an error of a template', () => {
  it('fails a run', async () => expect(await told(bicep())).toEqual(error));

  it('has the severity that a configuration gives it', async () => {
    for (const severity of ['warning', 'note'])
      expect(await told(withConfig({ policies: { 'wrong-type': severity } }))).toEqual({
        ...error,
        codes: [`${severity} wrong-type`],
        fails: false,
      });
    expect(await told(withConfig({ policies: { 'category:template': 'off' } }))).toEqual({
      ...accepted,
      suppressed: 0,
    });
    const override = { files: ['main.bicep'], policies: { 'wrong-type': 'off' } };
    expect(await told(withConfig({ overrides: [override] }))).toEqual({ ...accepted, suppressed: 0 });
  });

  it('has no severity of findings, nor have policies one of errors', async () => {
    await expect(told(withConfig({ policies: { 'wrong-type': 'high' } }))).rejects.toThrow(
      "the severity of 'wrong-type' is off, error, warning or note, not 'high'",
    );
    await expect(told(withConfig({ policies: { 'VM-1': 'error' } }))).rejects.toThrow(
      "the severity of 'VM-1' is off, high, medium or low, not 'error'",
    );
  });

  it('is suppressed with a reason: above its line, above its declaration, in the file, in the configuration', async () => {
    const next = '// resilint-disable-next-line wrong-type: replaced before';
    expect(await told(bicep(`\n    ${next}`))).toEqual(accepted);
    expect(await told(workspace({ 'main.bicep': `${next}\n${call('')}`, 'other.bicep': other }))).toEqual(accepted);
    expect(await told(bicep('', '// resilint-disable-file wrong-type: replaced before\n'))).toEqual(accepted);
    const suppressions = [{ ids: ['wrong-type'], paths: ['main.bicep'], reason: 'replaced before' }];
    expect(await told(withConfig({ suppressions }))).toEqual(accepted);
  });

  it('tells which suppression of it is unused', async () => {
    const result = await told(bicep('', '// resilint-disable-file wrong-type, index-out-of-range: replaced before\n'));
    expect(result).toEqual({ ...accepted, findings: ['suppression-unused'], fails: true });
  });

  it('is suppressed in JSON by metadata and by comments', async () => {
    const resource = (metadata: object) => ({
      type: 'Microsoft.Network/publicIPAddresses',
      apiVersion: '2023-09-01',
      name: "[variables('none')]",
      metadata,
    });
    const disable = { resilint: { disable: [{ id: 'unknown-variable', reason: 'replaced before' }] } };
    const file = (metadata: object) => ({ 'main.json': { resources: [resource(metadata)] } });
    expect((await told(workspace(file({})))).codes).toEqual(['error unknown-variable']);
    expect(await told(workspace(file(disable)))).toEqual(accepted);
    const text = template({ resources: [resource({})] });
    const line = '// resilint-disable-next-line unknown-variable: replaced before';
    expect(await told(workspace({ 'main.json': text.replace('"name"', `${line}\n"name"`) }))).toEqual(accepted);
    expect(await told(workspace({ 'main.json': text.replace('{\n      "type"', `${line}\n{"type"`) }))).toEqual(
      accepted,
    );
  });

  it('is kept in the baseline, wherever its line moves, and once more is told', async () => {
    const cwd = bicep();
    const baseline = 'baseline.jsonl';
    const updated = await told(cwd, { baseline, updateBaseline: true });
    expect(updated).toMatchObject({ codes: ['note baseline-updated'], fails: false, baselined: 1 });
    expect(await told(cwd, { baseline })).toEqual({ ...accepted, suppressed: 0, baselined: 1 });
    const moved = { path: path.join(cwd, 'main.bicep'), text: `\n\n\n${call('')}` };
    const twice = `${moved.text}module another 'other.bicep' = {\n  name: 'another'\n  params: { size: 64 }\n}\n`;
    writeFileSync(moved.path, moved.text);
    expect(await told(cwd, { baseline })).toEqual({ ...accepted, suppressed: 0, baselined: 1 });
    writeFileSync(moved.path, twice);
    expect(await told(cwd, { baseline })).toEqual({ ...error, baselined: 1 });
  });

  it('is ignored, or selected alone', async () => {
    expect(await told(bicep(), { ignore: ['wrong-type'] })).toEqual({ ...accepted, suppressed: 0 });
    expect(await told(bicep(), { select: ['wrong-type'] })).toEqual(error);
    expect(await told(bicep(), { select: ['index-out-of-range'] })).toEqual({ ...accepted, suppressed: 0 });
    expect(await told(bicep(), { select: ['VM-1'] })).toEqual(error);
    expect(await told(bicep(), { packs: ['vm'] })).toEqual(error);
    expect(await told(bicep(), { suppressions: false })).toEqual(error);
  });

  it('of JSON that cannot be read is accepted by the configuration', async () => {
    const files = { 'main.json': template({ resources: [] }).replace('",', '"') };
    expect(await told(workspace(files))).toMatchObject({ codes: ['error json-syntax'], fails: true });
    const suppressions = [{ ids: ['json-syntax'], paths: ['main.json'], reason: 'a template of templates' }];
    const configured = { ...files, 'resilint.config.json': JSON.stringify({ suppressions }) };
    expect(await told(workspace(configured))).toEqual(accepted);
  });
});
