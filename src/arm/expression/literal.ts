const leftBracket = 0x5b;
const rightBracket = 0x5d;

/**
 * How the template language reads a string. A string is an expression if it starts with `[` and ends with `]`; with
 * `[[` at its start it is the literal text without the first bracket; every other string stands for itself, also one
 * that starts with a bracket and ends with something else.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export type StringForm = 'literal' | 'escaped' | 'expression';

export function formOf(text: string): StringForm {
  if (text.charCodeAt(0) !== leftBracket || text.length < 2) return 'literal';
  if (text.charCodeAt(text.length - 1) !== rightBracket) return 'literal';
  return text.charCodeAt(1) === leftBracket ? 'escaped' : 'expression';
}

export function isExpression(text: string): boolean {
  return formOf(text) === 'expression';
}

/** The value of a string that is no expression. */
export function unescaped(text: string): string {
  return formOf(text) === 'escaped' ? text.slice(1) : text;
}
