import { jsonText } from '../../source/json/write.ts';
import type { Scalar } from '../../template/expression.ts';
import { isPlainArray, isPlainObject, type Plain } from '../../values/plain.ts';
import { scalarText } from '../../values/text.ts';

/** A text that is the same for arrays and objects which are equal but for case and the order of keys. */
export function plainText(plain: Plain): string {
  if (isPlainArray(plain)) return `[${plain.map(plainText).join(',')}]`;
  if (isPlainObject(plain)) {
    const entries = Array.from(plain, ([key, value]) => `${jsonText(key.toLowerCase())}:${plainText(value)}`);
    return `{${entries.sort().join(',')}}`;
  }
  return jsonText(scalarText(plain as Scalar).toLowerCase());
}
