/**
 * Letter case as .NET's invariant culture maps it: one UTF-16 unit to one, so lengths and indexes stay the same ('ß'
 * has no upper case, 'ı' and 'ſ' do not map to ASCII letters). Surrogate pairs keep their case.
 */
const ascii = /^[\0-\x7f]*$/;
const unmapped = new Set(['ı', 'ſ', 'İ']);

export function toUpperInvariant(text: string): string {
  return ascii.test(text) ? text.toUpperCase() : mapUnits(text, (unit) => unit.toUpperCase());
}

export function toLowerInvariant(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : mapUnits(text, (unit) => unit.toLowerCase());
}

function mapUnits(text: string, map: (unit: string) => string): string {
  let result = '';
  for (const unit of text.split('')) {
    const mapped = map(unit);
    result += mapped.length === 1 && !unmapped.has(unit) ? mapped : unit;
  }
  return result;
}

/** `StringComparison.OrdinalIgnoreCase`. */
export function equalsIgnoreCase(first: string, second: string): boolean {
  return first.length === second.length && toUpperInvariant(first) === toUpperInvariant(second);
}

/** `StringComparer.OrdinalIgnoreCase`: by the UTF-16 units of the upper-case texts. */
export function compareIgnoreCase(first: string, second: string): number {
  const left = toUpperInvariant(first);
  const right = toUpperInvariant(second);
  return left < right ? -1 : left > right ? 1 : 0;
}
