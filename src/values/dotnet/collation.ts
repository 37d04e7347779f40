/**
 * `string.Compare` in the invariant culture, which .NET takes from ICU's root collation. JavaScript offers the same
 * tables under the language `en`, whose tailoring is empty. Two approximations: versions of the Unicode tables may
 * differ, and texts that ICU calls equal (say, with ignorable control characters) are equal here too.
 */
let collator: Intl.Collator | undefined;

export function compareInvariant(first: string, second: string): number {
  collator ??= new Intl.Collator('en', {
    sensitivity: 'variant',
    ignorePunctuation: false,
    numeric: false,
    caseFirst: 'false',
  });
  return collator.compare(first, second);
}
