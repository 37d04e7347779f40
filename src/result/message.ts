import type { Finding } from './result.ts';

/** What is wrong and what to do in one line, for where there is room for one text only. */
export function wholeMessage({ message, help }: Pick<Finding, 'message' | 'help'>): string {
  if (help === undefined) return message;
  return /[.!?]$/.test(message) ? `${message} ${help}` : `${message}: ${help}`;
}
