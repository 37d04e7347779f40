import process from 'node:process';
import type { BigIntStats } from '../../source/door/look.ts';
import type { Stat } from './entries.ts';

const second = 1_000_000_000n;

/**
 * Whether a file is as it was when the index learnt its content, by size and times alone. One that was written when the
 * index was, or later, may have been written again since: `written` is when the index was, in nanoseconds.
 * https://git-scm.com/docs/racy-git
 */
export function isUntouched(file: BigIntStats, known: Stat | undefined, written: bigint): boolean {
  return (
    known !== undefined &&
    BigInt.asUintN(32, file.size) === known.size &&
    isSameTime(file.mtimeNs, known.mtime) &&
    (process.platform === 'win32' || isSameTime(file.ctimeNs, known.ctime)) &&
    known.mtime < wrapped(isWhole(known.mtime) ? written - (written % second) : written)
  );
}

function isSameTime(actual: bigint, known: bigint): boolean {
  const time = wrapped(actual);
  return time === known || (isWhole(known) && time - (time % second) === known);
}

function isWhole(time: bigint): boolean {
  return time % second === 0n;
}

function wrapped(time: bigint): bigint {
  return BigInt.asUintN(32, time / second) * second + (time % second);
}
