/** Tells which files patterns mean. `file` is relative to the workspace root. */
export type FileMatcher = (file: string) => boolean;

/** Patterns as in `.gitignore`, relative to a folder of the workspace. Files outside the folder never match. */
export async function matcherOf(folder: string, patterns: readonly string[]): Promise<FileMatcher> {
  if (patterns.length === 0) return () => false;
  const { default: ignore } = await import('ignore');
  const matcher = ignore().add([...patterns]);
  const prefix = folder === '' ? '' : `${folder}/`;
  return (file) => file.startsWith(prefix) && matcher.ignores(file.slice(prefix.length));
}
