import type { Session } from '../../workspace/session.ts';
import type { LintOptions } from '../options.ts';

/** Bytes of templates that are worth the start of a thread. */
const worthThread = 2 * 1024 * 1024;

/**
 * As many threads as were asked for, else as have enough to do. What no other thread could see stays in this one.
 *
 * @param sizeOf The bytes of what is to be judged.
 */
export async function threadsFor<Each>(
  { jobs, workspace }: Pick<LintOptions, 'jobs' | 'workspace'>,
  judged: readonly Each[],
  sizeOf: (each: Each) => number,
): Promise<number> {
  if (jobs === 1 || workspace !== undefined || judged.length < 2) return 1;
  if (jobs !== undefined) return Math.min(jobs, judged.length);
  const size = judged.reduce((sum, each) => sum + sizeOf(each), 0);
  if (size < 2 * worthThread) return 1;
  const { cores } = await import('../../start/threads.ts');
  return Math.min(cores(), Math.floor(size / worthThread));
}

export function bytesOf({ workspace }: Session, file: string): number {
  const found = workspace.find(file);
  return found.kind === 'ok' ? found.stat.size : 0;
}
