import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';
import { calling, found, machine, run, select } from './machines.ts';

describe('a module that is named', () => {
  it('is judged with what its callers pass to it', () => {
    const folder = workspace({ 'main.bicep': calling("name: 'called', zones: ['1']"), 'parts/vm.bicep': machine });
    const result = run(folder, 'parts/vm.bicep');
    expect(found(result)).toEqual(['VM-8 parts/vm.bicep called']);
    expect(result.summary.passed).toBe(1);
    expect(result.files).toMatchObject([{ path: 'parts/vm.bicep', kind: 'linked', through: ['main.bicep'] }]);
  });

  it('is told of what its callers make of it, where that stands, and not of what else is wrong with them', () => {
    const other = machine.replace("'itself'", "'other'").replaceAll(' vm ', ' own ');
    const folder = workspace({ 'main.bicep': `${other}${calling('zones: []')}`, 'parts/vm.bicep': machine });
    expect(found(run(folder, 'parts/vm.bicep'))).toEqual(['VM-2 main.bicep itself', 'VM-8 parts/vm.bicep itself']);
    expect(found(run(folder))).toHaveLength(4);
  });

  it('is judged through modules between, and tells of what lies beneath', () => {
    const folder = workspace({
      'main.bicep': calling("name: 'called'", 'top', 'parts/middle.bicep'),
      'parts/middle.bicep': `param name string\n${calling('name: name', 'low', 'vm.bicep')}`,
      'parts/vm.bicep': machine,
    });
    for (const file of ['main.bicep', 'parts/middle.bicep', 'parts/vm.bicep'])
      expect(found(run(folder, file)), file).toEqual(['VM-2 parts/vm.bicep called', 'VM-8 parts/vm.bicep called']);
  });

  it('is judged as itself where nobody calls it, or only text does', () => {
    const folder = workspace({
      'main.bicep': `// like 'parts/vm.bicep'\nvar text = 'parts/vm.bicep'\noutput text string = text\n`,
      'else.bicep': calling("name: 'called'", 'one', 'other/vm.bicep'),
      'other/vm.bicep': machine,
      'parts/vm.bicep': machine,
    });
    expect(found(run(folder, 'parts/vm.bicep'))).toEqual(['VM-2 parts/vm.bicep itself', 'VM-8 parts/vm.bicep itself']);
    expect(run(folder, 'parts/vm.bicep').files).toMatchObject([{ path: 'parts/vm.bicep', kind: 'template' }]);
  });

  it('is judged as itself where a call never happens', () => {
    const call = calling("name: 'called'").replace(' = {', ' = if (false) {');
    const folder = workspace({ 'main.bicep': call, 'parts/vm.bicep': machine });
    for (const paths of [[], ['parts/vm.bicep'], ['parts']])
      expect(found(run(folder, ...paths))).toEqual(['VM-2 parts/vm.bicep itself', 'VM-8 parts/vm.bicep itself']);
  });

  it('is deployed as itself too where a parameter file is for it', () => {
    const folder = workspace({
      'main.bicep': calling("name: 'called', zones: ['1']"),
      'parts/vm.bicep': machine,
      'env/alone.bicepparam': "using '../parts/vm.bicep'\nparam name = 'alone'\n",
    });
    for (const paths of [[], ['parts/vm.bicep'], ['env/alone.bicepparam'], ['env'], ['env/*']])
      expect(found(run(folder, ...paths)), `${paths}`).toEqual([
        'VM-2 parts/vm.bicep alone',
        expect.stringMatching(/^VM-8/),
      ]);
  });

  it('heeds suppressions at the call, and the baseline of its callers', () => {
    const folder = workspace({
      'main.bicep': calling('', 'one', 'parts/vm.bicep', '// resilint-disable-next-line VM-2: of no matter\n'),
      'parts/vm.bicep': machine,
      'resilint.config.json': '{ "baseline": "baseline.jsonl" }',
      'baseline.jsonl': '',
    });
    resilint(folder, 'check', ...select, '--update-baseline');
    for (const paths of [[], ['parts/vm.bicep'], ['parts'], ['parts/*.bicep']]) {
      const { findings, summary } = run(folder, ...paths);
      expect([findings, summary.suppressed, summary.baselined]).toEqual([[], 1, 1]);
    }
    expect(resilint(path.join(folder, 'parts'), 'vm.bicep', ...select).code).toBe(0);
  });

  it('takes no finding of its callers into the baseline', () => {
    const own = machine.replace("'itself'", "'own'");
    const folder = workspace({ 'main.bicep': `${own}${calling('')}`, 'parts/vm.bicep': machine });
    resilint(folder, 'parts/vm.bicep', ...select, '--baseline', 'b.jsonl', '--update-baseline');
    const { findings, summary } = run(folder, '--baseline', 'b.jsonl');
    expect(new Set(findings.map(({ location }) => location.file))).toEqual(new Set(['main.bicep']));
    expect(summary.baselined).toBe(2);
  });

  it('is not told of suppressions elsewhere that nothing needs, but of its own', () => {
    const needless = "// resilint-disable-next-line VM-8: x\nparam unused string = ''\n";
    const folder = workspace({ 'main.bicep': `${needless}${calling('')}`, 'parts/vm.bicep': `${needless}${machine}` });
    const { stdout } = resilint(folder, 'parts/vm.bicep', '--format', 'concise');
    expect(stdout.match(/^.*suppression-unused/gm)).toEqual([expect.stringMatching(/^parts\/vm\.bicep/)]);
  });

  it('offers the edit that is right for its callers, and makes none in their files', () => {
    const folder = workspace({
      'one.bicep': calling("name: 'a', zones: ['1']"),
      'two.bicep': calling("name: 'b', zones: ['2']"),
      'parts/vm.bicep': machine,
    });
    expect(run(folder, 'parts/vm.bicep').findings).toEqual(run(folder).findings);
    const { stderr } = resilint(folder, 'parts/vm.bicep', ...select, '--fix=all');
    expect(stderr).toContain('1 fix made in 1 file');
  });

  it('is told of errors that its callers make in it, not of theirs', () => {
    const folder = workspace({
      'main.bicep': `${calling("name: 'x'")}output wrong string = nothing\n`,
      'parts/vm.bicep': `${machine}output own string = missing\n`,
    });
    expect(run(folder, 'parts/vm.bicep').diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['unknown-name', 'parts/vm.bicep'],
    ]);
  });
});
