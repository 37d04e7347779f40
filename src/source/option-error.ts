/** A wrong selector, setting or path given by the person, in lines to be shown; each may quote what others wrote. */
export class OptionError extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
