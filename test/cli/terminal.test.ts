import { describe, expect, it } from 'vitest';
import { terminalOf } from '../../src/cli/terminal.ts';

const terminal = { isTTY: true, columns: 90 };
const pipe = { isTTY: false, columns: 0 };

describe('what a stream can show', () => {
  it.each([
    [terminal, undefined, {}, true],
    [pipe, undefined, {}, false],
    [terminal, undefined, { NO_COLOR: '1' }, false],
    [terminal, undefined, { NO_COLOR: '' }, true],
    [pipe, undefined, { FORCE_COLOR: '1' }, true],
    [terminal, undefined, { FORCE_COLOR: '0' }, false],
    [terminal, undefined, { TERM: 'dumb' }, false],
    [terminal, true, { NO_COLOR: '1' }, true],
    [terminal, false, { FORCE_COLOR: '1' }, false],
  ])('colour on %j with --color %j and %j: %j', (stream, asked, env, color) => {
    expect(terminalOf(stream, asked, env).color).toBe(color);
  });

  it('has links where the terminal is known to show them', () => {
    expect(terminalOf(terminal, undefined, { TERM_PROGRAM: 'vscode' }).links).toBe(true);
    expect(terminalOf(terminal, undefined, { TERM: 'xterm-256color' }).links).toBe(false);
    expect(terminalOf(terminal, undefined, { TERM_PROGRAM: 'vscode', CI: 'true' }).links).toBe(false);
    expect(terminalOf(pipe, undefined, { TERM_PROGRAM: 'vscode' }).links).toBe(false);
  });

  it('has the width of a terminal, and none elsewhere', () => {
    expect(terminalOf(terminal, undefined, {}).width).toBe(90);
    expect(terminalOf(pipe, undefined, {}).width).toBeUndefined();
  });
});
