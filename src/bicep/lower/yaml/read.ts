import { Composer, type CST, type Document, Parser } from 'yaml';
import type { JsonValue } from '../../../source/json.ts';
import { dataOf, YamlError } from './data.ts';

/** What composes a document recurses: far deeper ones would exhaust the stack. */
const maxDepth = 100;

/** Names that are written twice are looked for where the data is made, not by comparing each with all before it. */
const options = { version: '1.2', merge: true, uniqueKeys: false, intAsBigInt: true, logLevel: 'silent' } as const;

/** YAML as JSON data, or why there is none. Costs what the text, with its aliases written out, is long. */
export function jsonFromYaml(text: string): { readonly value: JsonValue } | { readonly reason: string } {
  const tokens = [...new Parser().parse(text)];
  if (isDeeper(tokens)) return { reason: `is nested more than ${maxDepth} levels deep` };
  const documents: Document.Parsed[] = [];
  for (const document of new Composer(options).compose(tokens, true, text.length)) {
    if (documents.length > 0) return { reason: 'holds more than one document' };
    documents.push(document);
  }
  const [document] = documents;
  const [error] = document?.errors ?? [];
  if (document === undefined || error !== undefined) return { reason: 'is not well formed' };
  try {
    return { value: dataOf(document.contents) };
  } catch (problem) {
    if (problem instanceof YamlError) return { reason: problem.message };
    throw problem;
  }
}

/** Level by level, without recursion. */
function isDeeper(tokens: readonly CST.Token[]): boolean {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [...(key ? [key] : []), ...(value ? [value] : [])]);
}
