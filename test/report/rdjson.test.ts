import { describe, expect, it } from 'vitest';
import { loadFormat } from '../../src/report/index.ts';
import type { Fix } from '../../src/result/result.ts';
import { at, file, finding, policy, result } from './fixture.ts';

const text = '{ "é😀": 1, "size": "small",\n  "count": 1, "note": "***" }\n';

async function issue(fixes: readonly Fix[]) {
  const run = result({
    files: [file('main.json')],
    findings: [finding(at('main.json', text, '"size"'), { fixes, severity: 'high' })],
    policies: [policy('VM-13')],
    texts: { 'main.json': text },
  });
  return JSON.parse((await loadFormat('rdjson'))(run, {})).diagnostics.at(-1);
}

function fix(...edits: readonly (readonly [needle: string, insert: string, name?: string])[]): Fix {
  return {
    title: 'Edit it',
    applicability: 'safe',
    why: 'nothing changes',
    edits: edits.map(([needle, insert, name = 'main.json']) => ({ location: at(name, text, needle), text: insert })),
  };
}

describe('the diagnostic format of reviewdog', () => {
  it('counts columns in bytes of UTF-8', async () => {
    const { location, severity } = await issue([]);
    expect(location).toEqual({
      path: 'main.json',
      range: { start: { line: 1, column: 16 }, end: { line: 1, column: 22 } },
    });
    expect(severity).toBe('ERROR');
  });

  it('suggests an edit, and several of a file as one', async () => {
    expect((await issue([fix(['"small"', '"large"'])])).suggestions).toEqual([
      { range: { start: { line: 1, column: 24 }, end: { line: 1, column: 31 } }, text: '"large"' },
    ]);
    expect((await issue([fix(['"count": 1', '"count": 2'], ['"small"', '"large"'])])).suggestions).toEqual([
      {
        range: { start: { line: 1, column: 24 }, end: { line: 2, column: 13 } },
        text: '"large",\n  "count": 2',
      },
    ]);
  });

  it('suggests nothing that reaches another file, nor what would write down how a secret is masked', async () => {
    expect((await issue([fix(['"small"', '"large"'], ['"count"', '"n"', 'other.json'])])).suggestions).toBeUndefined();
    expect((await issue([fix(['"count"', '"n"'], [' }', '}'])])).suggestions).toBeUndefined();
  });
});
