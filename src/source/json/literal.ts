/** The offset after the quote that closes the string opened at `open`, or `undefined`. Strings may span lines. */
export function endOfString(text: string, open: number): number | undefined {
  for (let quote = text.indexOf('"', open + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === 92) before -= 1;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return undefined;
}

/** The text that a string literal, quotes included, stands for; raw line breaks and tabs in it are kept. */
export function decodeString(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal.replace(/[^ -\uffff]/g, escapeControl)) as string;
  } catch {
    return undefined;
  }
}

function escapeControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a word stands for: integers that a double does not hold are bigint. `undefined`: neither number nor keyword. */
export function decodeWord(word: string): number | bigint | boolean | null | 'out of range' | undefined {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  if (!number.test(word)) return undefined;
  const value = Number(word);
  if (!Number.isFinite(value)) return 'out of range';
  return Number.isSafeInteger(value) || /[.eE]/.test(word) ? value : BigInt(word);
}
