/**
 * Reads the files that Azure/bicep keeps beside its samples (`main.tokens.bicep`, `main.syntax.bicep`,
 * `main.diagnostics.bicep`): the sample's lines, each followed by remarks `//@[start:end) …` on what begins in it,
 * where `start` is the column and `end` is `start` plus the length.
 */
export interface Remark {
  /** Offsets into the sample's text. */
  readonly start: number;
  readonly end: number;
  /** All after the range. */
  readonly text: string;
}

const LINE_END = /\r?\n/;
const REMARK = /^\/\/@\[(\d+):(\d+)\) (.*)$/s;

export function readRemarks(dump: string, sample: string): Remark[] {
  // A dump written by CRLF lines takes a sample without any for one line.
  const oneLine = dump.includes('\r\n') && !sample.includes('\r\n');
  const starts = oneLine ? [0] : lineStarts(sample);
  const lines = oneLine ? [sample] : sample.split(LINE_END);
  const remarks: Remark[] = [];
  let line = -1;
  for (const row of dump.split(oneLine ? '\r\n' : LINE_END)) {
    const match = row === lines[line + 1] ? null : REMARK.exec(row);
    if (match === null) {
      line += 1;
      continue;
    }
    const start = (starts[line] as number) + Number(match[1]);
    remarks.push({ start, end: start + Number(match[2]) - Number(match[1]), text: match[3] as string });
  }
  return remarks;
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let position = text.indexOf('\n'); position !== -1; position = text.indexOf('\n', position + 1)) {
    starts.push(position + 1);
  }
  return starts;
}

export function lineOf(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset);
}
