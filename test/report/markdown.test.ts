import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { finding, policy, result, spanAt } from './fixture.ts';

const text = 'x\n'.repeat(10);
const limit = 1024 * 1024;

function summary(count: number, options = {}, message = 'm'.repeat(500)): string {
  const findings = Array.from({ length: count }, (_, at) =>
    finding(spanAt('a.json', text, 0, 1), {
      message,
      severity: at === count - 1 ? 'high' : 'low',
      fingerprint: `${at}`,
    }),
  );
  return markdown(result({ texts: { 'a.json': text }, findings }), options);
}

describe('the job summary', () => {
  it('is cut below 1 MiB at whole findings, the most severe kept', () => {
    const output = summary(5000);
    expect(Buffer.byteLength(output)).toBeLessThan(limit);
    expect(Buffer.byteLength(output)).toBeGreaterThan(limit * 0.95);
    expect(output).toContain('**high**');
    const shown = output.match(/^\*\*(high|low)\*\*/gm)?.length ?? 0;
    expect(output).toMatch(
      new RegExp(`\\n${5000 - shown} more entries left out: the summary would be too long\\.\\n$`),
    );
    expect(output.match(/ m{500}\\$/gm)).toHaveLength(shown);
  });

  it('counts bytes, not characters', () => {
    expect(Buffer.byteLength(summary(2000, {}, '日'.repeat(500)))).toBeLessThan(limit);
  });

  it('leaves room for what is in the summary already', () => {
    expect(Buffer.byteLength(summary(5000, { summaryBytes: limit / 2 }))).toBeLessThan(limit / 2);
  });

  it('shows a fix without its diff where the diff is longer than anyone reads', () => {
    const long = 'y'.repeat(100_000);
    const place = spanAt('b.json', long, 5, 6);
    const fixes = [
      {
        title: 'Shorten',
        applicability: 'safe' as const,
        why: 'nothing that is deployed changes',
        edits: [{ location: place, text: 'z' }],
      },
    ];
    const output = markdown(result({ texts: { 'b.json': long }, findings: [finding(place, { fixes })] }), {});
    expect(output).toContain('Fix (safe): Shorten');
    expect(output.length).toBeLessThan(2000);
  });

  it('links places to the repository where links are asked for', () => {
    const one = result({ texts: { 'a b.json': text }, findings: [finding(spanAt('a b.json', text, 2, 3))] });
    const versionControl = { repositoryUri: 'https://me:pass@github.com/contoso/infra.git', revisionId: 'abc' };
    expect(markdown(one, { versionControl, links: true })).toContain(
      '[<code>a b.json:2:1</code>](https://github.com/contoso/infra/blob/abc/a%20b.json#L2)',
    );
    expect(markdown(one, { versionControl })).not.toContain('blob');
  });

  it('leaves out a help address that is none', () => {
    const policies = [policy('VM-13', { helpUri: 'javascript:alert(1)' })];
    const findings = [finding(spanAt('a.json', text, 0, 1))];
    expect(markdown(result({ policies, findings }), {})).not.toContain('javascript');
  });
});
