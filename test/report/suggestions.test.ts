import { describe, expect, it } from 'vitest';
import { keysIn, suggestionsOf } from '../../src/report/suggestions.ts';
import type { Finding, Fix } from '../../src/result/result.ts';
import { at, finding, result } from './fixture.ts';

const name = 'main.json';
const text = '{\n  "size": "small",\r\n  "count": 1,\n  "note": "hunter2",\n  "zones": []\n}\n';

function fix(...edits: readonly (readonly [needle: string, insert: string])[]): Fix {
  return {
    title: 'Edit it',
    applicability: 'disruptive',
    why: 'it restarts',
    edits: edits.map(([needle, insert]) => ({ location: at(name, text, needle), text: insert })),
  };
}

function suggested(...findings: readonly Partial<Finding>[]) {
  const shown = text.replace('hunter2', '*******');
  const run = result({
    findings: findings.map((change, index) =>
      finding(at(name, text, '"size"'), { fingerprint: `${index}`, ...change }),
    ),
    texts: { [name]: shown },
  });
  return suggestionsOf(run, (file) => (file === name ? text : undefined));
}

describe('suggestions', () => {
  it('take the place of whole lines, and say what the edit means', () => {
    const [made] = suggested({ fixes: [fix(['"small"', '"large"'])] });
    expect(made).toMatchObject({ file: name, startLine: 2, endLine: 2 });
    expect(made?.body).toContain('```suggestion\n  "size": "large",\n```');
    expect(made?.body).toContain('Edit it (disruptive: it restarts)');
  });

  it('hold no lines that stay', () => {
    const [made] = suggested({
      fixes: [fix(['"size": "small",\r\n  "count": 1,\n', '"size": "small",\r\n  "count": 2,\n'])],
    });
    expect(made).toMatchObject({ startLine: 3, endLine: 3 });
    expect(made?.body).toContain('```suggestion\n  "count": 2,\n```');
  });

  it('can take lines out', () => {
    const [made] = suggested({ fixes: [fix(['  "count": 1,\n', ''])] });
    expect(made).toMatchObject({ startLine: 3, endLine: 3 });
    expect(made?.body).toContain('```suggestion\n```');
    const [other] = suggested({ fixes: [fix(['\r\n  "count": 1,', ''])] });
    expect(other).toMatchObject({ startLine: 3, endLine: 3 });
    expect(other?.body).toContain('```suggestion\n```');
  });

  it('show no secret and nothing that is not seen', () => {
    expect(suggested({ fixes: [fix(['"note"', '"more"'])] })).toEqual([]);
    expect(suggested({ fixes: [fix(['"count": 1', '"count": 2'], ['"zones"', '"zone"'])] })).toEqual([]);
    expect(suggested({ fixes: [fix(['"small"', '"l\u202earge"'])] })).toEqual([]);
  });

  it('come from failures that count, the most severe first, and do not meet', () => {
    const made = suggested(
      { severity: 'low', policy: 'VM-1', fixes: [fix(['"small"', '"large"'])] },
      { severity: 'high', policy: 'VM-2', fixes: [fix(['"size"', '"sizes"'])] },
      { verdict: 'open', fixes: [fix(['"count"', '"counts"'])] },
    );
    expect(made.map(({ body }) => body.slice(0, 14))).toEqual(['**high** VM-2 ']);
  });

  it('are known again by what they change, wherever that stands', () => {
    const [made] = suggested({ fixes: [fix(['"small"', '"large"'])] });
    expect(keysIn([made?.body ?? '', 'no key'])).toEqual(new Set([made?.key]));
  });
});
