/** Names that every object inherits, and one that sets a prototype where it is assigned. */
export const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

/** Copies of a JSON text in each of which one key or value is another: the planted ones in turn, from the `first` on. */
export function variantsOf(text: string, planted: readonly string[], first = 0): string[] {
  return copies(text, /"(?:[^"\\]|\\.)*"|\b(?:\d+|true|false|null)\b/g, planted, first);
}

/** Copies of a text in each of which one name is another. */
export function renamedIn(text: string, planted: readonly string[], first = 0): string[] {
  return copies(text, /[A-Za-z_]\w*/g, planted, first);
}

function copies(text: string, slot: RegExp, planted: readonly string[], first: number): string[] {
  return [...text.matchAll(slot)].map(({ 0: found, index }, number) => {
    const each = planted[(first + number) % planted.length] ?? '';
    return text.slice(0, index) + each + text.slice(index + found.length);
  });
}
