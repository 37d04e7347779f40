import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../src/report/index.ts';
import { sarif } from '../../src/report/sarif.ts';
import type { LintResult } from '../../src/result/result.ts';
import { at, file, finding, policy, result, spanAt } from './fixture.ts';
import { mixed } from './scenarios.ts';

const text = '{ "zones": [\n  "1"\n] }\n';

function run(of: LintResult, options: ReportOptions = {}): Run {
  const log = JSON.parse(sarif(of, options)) as Log;
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}

function first(change: Parameters<typeof finding>[1], place = at('a.json', text, '"1"')): Result {
  return run(result({ texts: { 'a.json': text }, findings: [finding(place, change)] })).results?.[0] as Result;
}

describe('rules', () => {
  it('are all enabled policies, and results point at theirs', () => {
    const { tool, results } = run(mixed());
    const ids = tool.driver.rules?.map(({ id }) => id);
    expect(ids).toEqual(['VM-8', 'VM-13', 'VM-14', 'VM-22', 'unreadable-template']);
    for (const { ruleId, ruleIndex } of results ?? []) expect(ids?.[ruleIndex ?? -1]).toBe(ruleId);
  });

  it('have a score with the tag security alone, and ten tags at most', () => {
    const tags = Array.from({ length: 20 }, (_, index) => `tag${index}`);
    const policies = [
      policy('VM-1', { category: 'reliability', tags, securitySeverity: '7.0' }),
      policy('VM-2', { category: 'security', tags: ['security'], securitySeverity: '7.0' }),
    ];
    const [plain, secure] = run(result({ policies })).tool.driver.rules ?? [];
    expect(plain?.properties?.['security-severity']).toBeUndefined();
    expect(plain?.properties?.tags).toHaveLength(10);
    expect(secure?.properties).toMatchObject({ tags: ['security', 'recommended'], 'security-severity': '7.0' });
  });
});

describe('results', () => {
  it('have one location, on one line', () => {
    const { locations } = first({}, spanAt('a.json', text, 11, 20));
    expect(locations).toHaveLength(1);
    expect(locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 1,
      startColumn: 12,
      endLine: 1,
      endColumn: 13,
      snippet: { text: '[' },
    });
  });

  it('show the lines around it', () => {
    const { locations } = first({});
    expect(locations?.[0]?.physicalLocation?.contextRegion).toEqual({
      startLine: 1,
      endLine: 3,
      snippet: { text: '{ "zones": [\n  "1"\n] }' },
    });
  });

  it('name the resource by its type and name, which viewers have room for', () => {
    const logical = first({ resource: { id: '/x/{unknown}', type: 'T', name: 'n' } }).locations?.[0]?.logicalLocations;
    expect(logical).toEqual([{ fullyQualifiedName: 'T/n', name: 'n', kind: 'resource' }]);
  });

  it('link to their related locations, and to nothing else', () => {
    const place = at('a.json', text, '"zones"');
    const made = first({
      message: 'not [a link](2) nor [open',
      related: [
        { message: 'the [zones](1)', location: place },
        { message: '', location: place },
      ],
    });
    expect(made.message.text).toBe(
      'Attach a network security group to the subnet or to the network interface: not [a link] (2) nor (open. Related: [the (zones)(1)](1), [place 2](2).',
    );
    expect(made.relatedLocations?.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('carry their own fingerprint and leave GitHub to compute its', () => {
    expect(first({ fingerprint: 'abc' }).partialFingerprints).toEqual({ 'resilint/v1': 'abc' });
  });

  it('carry fixes by file, an insertion as an empty region', () => {
    const place = spanAt('a.json', text, 12, 12);
    const edits = [
      { location: spanAt('b.json', text, 0, 1), text: '' },
      { location: place, text: ' "3",' },
    ];
    const [fix] =
      first({ fixes: [{ title: 'Spread', applicability: 'disruptive', why: 'the VM has to be created again', edits }] })
        .fixes ?? [];
    expect(fix?.artifactChanges).toEqual([
      {
        artifactLocation: { uri: 'a.json', uriBaseId: '%SRCROOT%' },
        replacements: [
          {
            deletedRegion: { startLine: 1, startColumn: 13, endLine: 1, endColumn: 13 },
            insertedContent: { text: ' "3",' },
          },
        ],
      },
      {
        artifactLocation: { uri: 'b.json', uriBaseId: '%SRCROOT%' },
        replacements: [{ deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } }],
      },
    ]);
  });

  it('are failures alone, without a kind, unless more is asked for', () => {
    expect(run(mixed()).results?.map(({ kind, suppressions }) => kind ?? suppressions)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const all = run(mixed(), { showUnknown: true, showPass: true, showSuppressed: true }).results ?? [];
    expect(all.map(({ kind }) => kind ?? 'fail').sort()).toEqual(
      ['fail', 'fail', 'fail', 'fail', 'fail', 'open', 'open', 'pass', 'review'].sort(),
    );
    for (const { kind, level } of all) expect(level === 'none').toBe(kind !== undefined);
    expect(all.filter(({ suppressions }) => suppressions)).toHaveLength(1);
  });

  it('are one error for each file that cannot be read, wherever its problem is', () => {
    const files = [file('gone.json', { status: 'failed' }), file('bad.json', { status: 'failed' })];
    const diagnostics = [
      { severity: 'error' as const, code: 'not-found', message: 'There is no such file', file: 'gone.json' },
      { severity: 'error' as const, code: 'json', message: 'Broken', location: spanAt('bad.json', 'a\nb', 0, 3) },
    ];
    const made = run(result({ files, diagnostics }));
    expect(made.results).toMatchObject([
      { ruleId: 'unreadable-template', level: 'error', message: { text: 'There is no such file.' } },
      { ruleId: 'unreadable-template', level: 'error', message: { text: 'Broken.' } },
    ]);
    expect(made.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.region)).toEqual([
      { startLine: 1 },
      { startLine: 1, startColumn: 1 },
    ]);
    expect(made.invocations?.[0]?.toolExecutionNotifications).toHaveLength(2);
    expect(new Set(made.results?.map((one) => one.partialFingerprints?.['resilint/v1'])).size).toBe(2);
  });

  it('stop at 25,000, the most severe kept, in the same order', () => {
    const findings = Array.from({ length: 25_010 }, (_, index) =>
      finding(spanAt('a.json', '', 0, 0), { severity: index >= 25_000 ? 'high' : 'low', fingerprint: String(index) }),
    );
    const made = run(result({ findings }));
    expect(made.results).toHaveLength(25_000);
    expect(made.results?.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(made.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^10 results were left out/);
  });

  it('stand by file and place, whatever order they came in', () => {
    const places = ['b.json', 'a.json', 'B.json', 'ä.json'].map((name) => finding(spanAt(name, text, 3, 4)));
    const one = sarif(result({ findings: places }), {});
    expect(sarif(result({ findings: [...places].reverse() }), {})).toBe(one);
    const uris = run(result({ findings: places })).results?.map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect(uris).toEqual(['B.json', 'a.json', 'b.json', '%C3%A4.json']);
  });
});

describe('the run', () => {
  it('is written with no results too', () => {
    expect(run(result({})).results).toEqual([]);
  });

  it('is a success unless resilint itself failed', () => {
    expect(run(mixed()).invocations?.[0]?.executionSuccessful).toBe(true);
    expect(run(mixed(), { toolFailed: true }).invocations?.[0]?.executionSuccessful).toBe(false);
  });

  it('has a category only where one is given', () => {
    expect(run(mixed()).automationDetails).toBeUndefined();
    expect(run(mixed(), { category: 'infra' }).automationDetails).toEqual({ id: 'infra/' });
    expect(run(mixed(), { category: 'infra/' }).automationDetails).toEqual({ id: 'infra/' });
  });

  it('maps the repository to the base of its addresses', () => {
    const versionControl = { repositoryUri: 'git@github.com:contoso/infra.git', revisionId: 'abc', branch: 'main' };
    const made = run(mixed(), { versionControl });
    expect(made.versionControlProvenance).toEqual([
      {
        repositoryUri: 'https://github.com/contoso/infra',
        revisionId: 'abc',
        branch: 'main',
        mappedTo: { uriBaseId: '%SRCROOT%' },
      },
    ]);
    expect(made.originalUriBaseIds).toEqual({
      '%SRCROOT%': { description: { text: 'The top folder of the repository.' } },
    });
  });
});
