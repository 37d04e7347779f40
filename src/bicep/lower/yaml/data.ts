import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { JsonScalar, JsonValue } from '../../../source/json.ts';
import { setOwn } from '../../../source/own.ts';

/** Why a document is no JSON data, in words that follow its name. */
export class YamlError extends Error {}

/** More values than this, with aliases written out, are not made. */
const maxValues = 300_000;

interface Making {
  /** The nodes that anchors named last. */
  readonly anchors: Map<string, unknown>;
  /** Those whose data is being made: an alias in them leads back to itself. */
  readonly open: Set<unknown>;
  values: number;
}

/** The data of a node. Throws `YamlError`. */
export function dataOf(root: unknown): JsonValue {
  return valueOf(root, { anchors: new Map(), open: new Set(), values: 0 });
}

function valueOf(node: unknown, making: Making): JsonValue {
  making.values += 1;
  if (making.values > maxValues)
    throw new YamlError(`holds more than ${maxValues.toLocaleString('en')} values, with its aliases written out`);
  const target = targetOf(node, making);
  if (isScalar(target)) return scalarOf(target.value);
  if (!isMap(target) && !isSeq(target)) return null;
  if (making.open.has(target)) throw new YamlError('holds an alias that leads back to itself');
  making.open.add(target);
  const value = isMap(target) ? objectOf(target, making) : target.items.map((item) => valueOf(item, making));
  making.open.delete(target);
  return value;
}

/** What an alias stands for, or the node itself. An anchor counts from where it stands on. */
function targetOf(node: unknown, { anchors }: Making): unknown {
  if (isAlias(node)) {
    if (!anchors.has(node.source))
      throw new YamlError(`holds an alias of '${node.source}', which is no anchor before it`);
    return anchors.get(node.source);
  }
  if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
  return node;
}

function scalarOf(value: unknown): JsonScalar {
  if (typeof value === 'bigint') return BigInt.asIntN(54, value) === value ? Number(value) : value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function objectOf(map: YAMLMap, making: Making): JsonValue {
  const own = new Map<string, JsonValue>();
  const merged = new Map<string, JsonValue>();
  for (const pair of map.items) {
    const { key } = pair;
    if (isMerge(pair)) mergeInto(merged, pair.value, making);
    else {
      const name = nameOf(targetOf(key, making));
      if (own.has(name)) throw new YamlError(`has the key '${name}' twice`);
      own.set(name, valueOf(pair.value, making));
    }
  }
  const object: Record<string, JsonValue> = {};
  for (const [name, value] of [...merged, ...own]) setOwn(object, name, value);
  return object;
}

function nameOf(key: unknown): string {
  const value = isScalar(key) ? scalarOf(key.value) : undefined;
  if (value === undefined) throw new YamlError('has a key that is no text');
  return value === null ? '' : String(value);
}

/** `<<: *base`, or `<<: [*one, *two]`; of members of one name the first counts. */
function isMerge({ key }: Pair): boolean {
  return isScalar(key) && key.source === '<<' && (key.type === undefined || key.type === 'PLAIN');
}

function mergeInto(merged: Map<string, JsonValue>, node: unknown, making: Making): void {
  const target = targetOf(node, making);
  for (const each of isSeq(target) ? target.items : [target]) {
    const map = targetOf(each, making);
    if (!isMap(map)) throw new YamlError("merges by '<<' what is no map");
    for (const [name, value] of Object.entries(valueOf(map, making) as object))
      if (!merged.has(name)) merged.set(name, value as JsonValue);
  }
}
