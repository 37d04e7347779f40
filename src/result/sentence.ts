/**
 * A message as a sentence: with a capital, unless it begins with a name, and with a period. Messages are clauses until
 * they are told, since the same ones say why something is not known.
 */
export function asSentence(message: string): string {
  const begun = message.replace(/^[a-z]+(?=[\s,:;'])/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return /[.!?…:]$/.test(begun) ? begun : `${begun}.`;
}
