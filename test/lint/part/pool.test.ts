import { expect, it, vi } from 'vitest';
import { plainOptions } from '../../../scripts/plain-options.ts';
import type { ThreadWork } from '../../../src/lint/part/thread.ts';
import { lint } from '../../../src/lint/run.ts';
import { badMachine, workspace } from '../../cli/helpers.ts';

/** A thread that takes the first group and dies of it, or with none. */
vi.mock('../../../src/start/threads.ts', () => ({
  startThread: (work: ThreadWork) => {
    Atomics.add(work.shared, 0, dying.takes);
    Atomics.store(work.shared, work.number + 1, dying.takes);
    return { ended: Promise.resolve(new Error('out of memory')) };
  },
}));
const dying = vi.hoisted(() => ({ takes: 1 }));

const run = (jobs: number) =>
  lint({
    ...plainOptions,
    cwd: workspace({ 'a/main.json': badMachine, 'b/main.json': badMachine }),
    select: ['VM-5'],
    jobs,
  });

it('a thread that dies takes the files that it was at, and no others', async () => {
  dying.takes = 1;
  const { files, findings, diagnostics } = await run(2);
  expect(files.map(({ path, status }) => [path, status])).toEqual([
    ['a/main.json', 'failed'],
    ['b/main.json', 'linted'],
  ]);
  expect(findings.map(({ location }) => location.file)).toEqual(['b/main.json']);
  expect(diagnostics).toMatchObject([{ code: 'internal-error', file: 'a/main.json' }]);
  expect(diagnostics[0]?.message).toContain('out of memory');
});

it('what a thread had not begun is judged by the others', async () => {
  dying.takes = 0;
  const { findings, diagnostics } = await run(2);
  expect(findings.map(({ location }) => location.file)).toEqual(['a/main.json', 'b/main.json']);
  expect(diagnostics).toEqual([]);
});
