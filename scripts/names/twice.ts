const declaration =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|class|interface|type) ([\w$]+)/gm;

/** The names that several files declare and export, with those files. `texts`: files by path. */
export function namedTwice(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, Set<string>>();
  for (const [file, text] of texts)
    for (const [, name = ''] of text.matchAll(declaration)) places.set(name, (places.get(name) ?? new Set()).add(file));
  return new Map([...places].filter(([, { size }]) => size > 1).map(([name, found]) => [name, [...found].sort()]));
}
