import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';
import { isJsonObject, readJson } from '../../../source/json.ts';
import { lineBreakOf } from '../../../source/text.ts';
import type { JsonWay } from './declaration.ts';

export interface MetadataWish {
  readonly way: JsonWay;
  readonly ids: readonly string[];
}

/** The text with `metadata.resilint.disable` in resources; those that say an id already stay as they are. */
export function withMetadata(text: string, wishes: readonly MetadataWish[], reason: string): string {
  return wishes.reduce((before, { way, ids }) => {
    const list = [...way, 'metadata', 'resilint', 'disable'];
    const missing = ids.filter((id) => !isDisabled(before, list, id));
    return missing.reduce((now, id) => {
      const hasList = arrayAt(now, list) !== undefined;
      const entry = { id, reason };
      const edits = modify(now, hasList ? [...list, -1] : list, hasList ? entry : [entry], {
        formattingOptions: { ...indentOf(now), eol: lineBreakOf(now) },
      });
      const after = applyEdits(now, edits);
      return isReadable(after) ? after : now;
    }, before);
  }, text);
}

/** An old template may hold what a general reader of JSON cannot take: it is not edited then. */
function isReadable(text: string): boolean {
  const json = readJson(text);
  return json.kind === 'ok' && isJsonObject(json.value);
}

function isDisabled(text: string, list: JsonWay, id: string): boolean {
  const items = arrayAt(text, list)?.children ?? [];
  return items.some((item) => {
    const [said, until] = ['id', 'until'].map((name) => findNodeAtLocation(item, [name])?.value as unknown);
    return typeof said === 'string' && said.toLowerCase() === id.toLowerCase() && until === undefined;
  });
}

function arrayAt(text: string, way: JsonWay): Node | undefined {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...way]);
  return node?.type === 'array' ? node : undefined;
}

/** As the first indented line is. */
function indentOf(text: string): { readonly tabSize: number; readonly insertSpaces: boolean } {
  const [, indent = '  '] = /[\r\n]([ \t]+)\S/.exec(text) ?? [];
  return indent.startsWith('\t') ? { tabSize: 1, insertSpaces: false } : { tabSize: indent.length, insertSpaces: true };
}
