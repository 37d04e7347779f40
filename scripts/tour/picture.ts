/** What a terminal shows, as a picture: text with colours (SGR codes) in, SVG out. */

/** Pixels of a character cell. */
const cell = { width: 8.4, height: 18 };
const margin = 16;
const bar = 30;

/** By SGR code: colours that are read on dark ground, by those who see red and green alike too. */
const colours: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '36': '#76e3ea',
};

interface Style {
  readonly colour?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

interface Span {
  readonly text: string;
  readonly style: Style;
}

export function terminalPicture(title: string, painted: string): string {
  const lines = spansOf(painted.trimEnd());
  const longest = Math.max(...lines.map((spans) => spans.reduce((sum, { text }) => sum + text.length, 0)));
  const width = Math.ceil(longest * cell.width + 2 * margin);
  const height = lines.length * cell.height + bar + 2 * margin;
  const texts = lines.map((spans, index) => textLine(spans, bar + margin + (index + 0.75) * cell.height));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${['#ff5f57', '#febc2e', '#28c840'].map((fill, index) => `<circle cx="${20 + index * 18}" cy="16" r="5.5" fill="${fill}"/>`).join('')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
${texts.filter((text) => text !== '').join('\n')}
</g>
</svg>
`;
}

function textLine(spans: readonly Span[], y: number): string {
  const parts = spans.filter(({ text }) => text !== '').map(({ text, style }) => partOf(text, style));
  return parts.length === 0 ? '' : `<text x="${margin}" y="${y}">${parts.join('')}</text>`;
}

function partOf(text: string, { colour, bold, dim }: Style): string {
  const attributes = [colour && ` fill="${colour}"`, bold && ' font-weight="bold"', dim && ' fill-opacity="0.6"'];
  const painted = attributes.filter(Boolean).join('');
  return painted === '' ? escaped(text) : `<tspan${painted}>${escaped(text)}</tspan>`;
}

function spansOf(painted: string): Span[][] {
  let style: Style = {};
  return painted.split('\n').map((line) => {
    const [first = '', ...rest] = line.split('\u001b[');
    const spans: Span[] = [{ text: first, style }];
    for (const piece of rest) {
      const end = piece.indexOf('m');
      style = styled(style, piece.slice(0, end));
      spans.push({ text: piece.slice(end + 1), style });
    }
    return spans;
  });
}

function styled(style: Style, code: string): Style {
  if (code === '1') return { ...style, bold: true };
  if (code === '2') return { ...style, dim: true };
  if (code === '22') return { ...style, bold: false, dim: false };
  const { colour: _, ...plain } = style;
  const colour = colours[code];
  return colour === undefined ? plain : { ...plain, colour };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
