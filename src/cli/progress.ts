import { performance } from 'node:perf_hooks';
import { printError } from '../report/print.ts';
import { controls, progressLine } from '../report/shown.ts';

/** Milliseconds before the first word of progress, and between two. */
const patience = { first: 1000, next: 100 };

export interface Progress {
  update(done: number, total: number): void;
  /** Takes the line away. */
  end(): void;
}

/** A line on a terminal that says how far a long run is; nothing elsewhere. */
export function progressOn(stream: Pick<NodeJS.WriteStream, 'isTTY'>, write = printError): Progress {
  const silent: Progress = { update: () => undefined, end: () => undefined };
  if (!stream.isTTY || process.env.CI || process.env.TERM === 'dumb') return silent;
  let next = performance.now() + patience.first;
  let shown = false;
  return {
    update(done, total) {
      if (performance.now() < next) return;
      next = performance.now() + patience.next;
      shown = true;
      write(progressLine(`resilint: ${done} of ${total} files`));
    },
    end() {
      if (shown) write(controls.clearLine);
      shown = false;
    },
  };
}
