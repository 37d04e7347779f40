import process from 'node:process';
import type { Shown } from './shown.ts';

// The one place from which a person or a runner is told anything: no other file writes to these streams.

export function print(text: Shown): void {
  process.stdout.write(text);
}

export function printError(text: Shown): void {
  process.stderr.write(text);
}

/** What came in by standard input goes out as it is, but for the edits that were asked for. */
export function printBytes(bytes: Uint8Array): void {
  process.stdout.write(bytes);
}
