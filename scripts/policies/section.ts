/**
 * A page with a section that is made from its policy: where one stands already it is written anew, else it goes before the
 * first of some headings. With no text the page has none.
 */
export function withSection(
  markdown: string,
  { name, heading, text, before }: { name: string; heading: string; text: string; before: readonly string[] },
): string {
  const marked = `<!-- generated: ${name} -->`;
  const known = new RegExp(`## ${heading}\\n\\n${marked}\\n[\\s\\S]*?<!-- end -->\\n\\n`);
  const section = text === '' ? '' : `## ${heading}\n\n${marked}\n${text}<!-- end -->\n\n`;
  if (known.test(markdown)) return markdown.replace(known, () => section);
  const next = before.map((each) => markdown.search(new RegExp(`^## ${each}$`, 'm'))).find((at) => at !== -1);
  return next === undefined ? markdown : `${markdown.slice(0, next)}${section}${markdown.slice(next)}`;
}
