import process from 'node:process';

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;
type Environment = Readonly<Record<string, string | undefined>>;

/** What a stream can show, as far as the environment says. */
export interface Terminal {
  readonly color: boolean;
  readonly links: boolean;
  /** Columns; absent where there is no terminal. */
  readonly width?: number;
}

/**
 * `asked`: by `--color` or `--no-color`, which win; then NO_COLOR (https://no-color.org) and FORCE_COLOR, then whether the
 * stream is a terminal.
 */
export function terminalOf(stream: Stream, asked: boolean | undefined, env: Environment = process.env): Terminal {
  const isTerminal = stream.isTTY === true;
  return {
    color: asked ?? colorByEnvironment(env) ?? (isTerminal && env.TERM !== 'dumb'),
    links: isTerminal && hasLinks(env),
    ...(isTerminal && stream.columns > 0 && { width: stream.columns }),
  };
}

function colorByEnvironment({ NO_COLOR, FORCE_COLOR }: Environment): boolean | undefined {
  if (NO_COLOR) return false;
  return FORCE_COLOR === undefined ? undefined : FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
}

/** Terminals that are known to show OSC 8 hyperlinks; the others might print them. */
function hasLinks(env: Environment): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0';
  if (env.CI || env.TERM === 'dumb' || env.TMUX || env.TERM?.startsWith('screen')) return false;
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(env.TERM_PROGRAM ?? '') ||
    env.WT_SESSION !== undefined ||
    env.KONSOLE_VERSION !== undefined ||
    Number(env.VTE_VERSION ?? 0) >= 5000 ||
    /^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env.TERM ?? '')
  );
}
