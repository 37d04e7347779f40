import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding, LintResult } from '../../src/result/result.ts';
import { groupBy } from '../../src/source/group-by.ts';
import { type Overlay, openWorkspace, type Workspace } from '../../src/source/workspace.ts';
import { openRuns, type Runs } from './runs.ts';

/** A workspace in which some of what was found is accepted, with what every run over it shares. */
export interface Marked {
  readonly runs: Runs;
  readonly whole: LintResult;
  close(): void;
}

/**
 * Accepts a third of the findings of a workspace in a baseline, and a third in comments; nothing is written below it. Runs
 * read the same texts once.
 */
export async function marked(root: string): Promise<Marked> {
  const folder = mkdtempSync(path.join(tmpdir(), 'laws-'));
  const baseline = path.join(folder, 'baseline.jsonl');
  const disk = openWorkspace(root);
  const plain = await openRuns(root, { workspace: disk, baseline, updateBaseline: true }).run({});
  writeFileSync(baseline, thirdOf(readFileSync(baseline, 'utf8').split('\n')).join('\n'));
  const texts = withComments(disk, thirdOf([...plain.findings].reverse()));
  const runs = openRuns(root, { workspace: openWorkspace(root, texts), baseline }, texts);
  return { runs, whole: await runs.run({}), close: () => rmSync(folder, { recursive: true }) };
}

function thirdOf<Each>(all: readonly Each[]): Each[] {
  return all.filter((_, at) => at % 3 === 0);
}

function withComments(workspace: Workspace, findings: readonly Finding[]): Overlay {
  const files = groupBy(findings, ({ location }) => location.file);
  const texts = new Map<string, Uint8Array>();
  for (const [file, found] of files) {
    const read = workspace.read(file);
    if (read.kind !== 'ok' || read.source.path !== file) continue;
    const lines = read.source.text.split('\n');
    const comments = new Map(found.map(({ location, policy }) => [location.startLine - 1, policy]));
    const text = lines.flatMap((line, at) => [...commentFor(comments.get(at)), line]).join('\n');
    texts.set(file, new TextEncoder().encode(text));
  }
  return texts;
}

function commentFor(policy: string | undefined): string[] {
  return policy === undefined ? [] : [`// resilint-disable-next-line ${policy}: a law`];
}
