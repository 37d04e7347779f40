import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { Progress, ProgressOf } from '../lint/progress.ts';
import { printError } from '../report/print.ts';
import { controls, lines, progressLine } from '../report/shown.ts';
import { plural } from '../report/summary.ts';
import { exitCode } from './exit-codes.ts';

/** Milliseconds before the first word of progress, and between two. */
const patience = { first: 1000, next: 100 };
const barWidth = 20;

export interface ProgressDisplay {
  update(progress: ProgressOf): void;
  /** Takes the line away. */
  end(): void;
}

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/** A line on a terminal that says how far a long run is; nothing elsewhere. Ctrl-C says how far it came. */
export function progressOn(stream: Stream, write = printError, now = () => performance.now()): ProgressDisplay {
  const isShown = stream.isTTY && !process.env.CI && process.env.TERM !== 'dumb';
  const begun = now();
  let next = begun + patience.first;
  let shown = false;
  let last: ProgressOf | undefined;
  const clear = (): void => {
    if (shown) write(controls.clearLine);
    shown = false;
  };
  const interrupted = (): void => {
    clear();
    write(lines(interruptedText(last?.())));
    process.exit(exitCode.interrupted);
  };
  process.prependListener('SIGINT', interrupted);
  return {
    update(progress) {
      last = progress;
      if (!isShown || now() < next) return;
      next = now() + patience.next;
      shown = true;
      write(progressLine(progressText(progress(), now() - begun, stream.columns || undefined)));
    },
    end() {
      process.removeListener('SIGINT', interrupted);
      clear();
    },
  };
}

function interruptedText(progress: Progress | undefined): string {
  const how = progress === undefined ? '' : ` ${progress.done} of ${plural(progress.total, 'template')};`;
  return `resilint: interrupted:${how} no report written`;
}

/** `resilint: ██████░░░░ 120 of 2247 templates, 5 s, about 90 s left`, as much of it as a terminal has room for. */
export function progressText({ done, total }: Progress, milliseconds: number, columns = 80): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * barWidth);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  const count = `${done} of ${plural(total, 'template')}`;
  const time = `, ${seconds(milliseconds)}${leftText(done, total, milliseconds)}`;
  const texts = [`resilint: ${bar} ${count}${time}`, `resilint: ${count}${time}`, `resilint: ${count}`];
  return texts.find((text) => text.length < columns) ?? `${done}/${total}`;
}

function leftText(done: number, total: number, milliseconds: number): string {
  if (done === total) return ', finishing';
  // What the first few took says little of the others.
  return done < total / 10 ? '' : `, about ${seconds((milliseconds / done) * (total - done))} left`;
}

function seconds(milliseconds: number): string {
  const whole = Math.max(1, Math.round(milliseconds / 1000));
  return whole < 120 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
