/** What the process ends with. `--show-*` never changes it. */
export const exitCode = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  findings: 1,
  /** Wrong arguments or configuration. */
  usage: 2,
  /** No template among the paths. */
  nothingToLint: 3,
  /** Our own fault. */
  internal: 4,
  interrupted: 130,
  terminated: 143,
} as const;

/** A mistake in the arguments, in lines that are shown without a stack trace. */
export class UsageError extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
