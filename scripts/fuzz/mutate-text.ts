import { bicepExpression, oddTexts } from './expressions.ts';
import type { Random } from './random.ts';

/** A few changes of a text: of its lines, its tokens and its letters. */
export function mutateText(text: string, random: Random, isBicep: boolean): string {
  let mutated = text;
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1)
    mutated = isBicep && !random.chance(4) ? mutateTokens(mutated, random) : mutateLetters(mutated, random);
  return mutated.slice(0, 200_000);
}

/** Words, numbers, strings, operators, spaces: near enough to Bicep's tokens, and never wrong about where one ends. */
const token = /[A-Za-z_]\w*|\d+|'(?:[^'\\\n]|\\.)*'|\s+|[^\w\s']|'/g;

function mutateTokens(text: string, random: Random): string {
  const tokens = text.match(token) ?? [];
  if (tokens.length === 0) return text;
  const words = [...new Set(tokens.filter((each) => /^[A-Za-z_]/.test(each)))];
  const symbols = words.length > 0 ? words : ['a'];
  const at = random.below(tokens.length);
  const put = (...texts: string[]): string => [...tokens.slice(0, at), ...texts, ...tokens.slice(at + 1)].join('');
  switch (random.below(9)) {
    case 0:
      return put();
    case 1:
      return put(random.pick(tokens));
    case 2:
      return put(random.pick(symbols));
    case 3:
      return put(bicepExpression(random, symbols));
    case 4:
      return afterColon(tokens, random, symbols);
    case 5:
      return put(tokens[at] ?? '', tokens[at] ?? '');
    case 6:
      return put(`'${random.pick(oddTexts).replaceAll("'", "\\'")}'`);
    case 7:
      return `${text}\n${declaration(random, symbols)}\n`;
    default:
      return moved(text, random);
  }
}

/** Another value for a property or a declaration. */
function afterColon(tokens: readonly string[], random: Random, symbols: readonly string[]): string {
  const places = tokens.flatMap((each, at) => (each === ':' || each === '=' ? [at] : []));
  if (places.length === 0) return tokens.join('');
  const at = random.pick(places);
  const end = tokens.findIndex((each, place) => place > at && each.includes('\n'));
  const rest = end === -1 || random.chance(3) ? tokens.slice(at + 2) : tokens.slice(end);
  return [...tokens.slice(0, at + 1), ' ', bicepExpression(random, symbols), ...rest].join('');
}

function declaration(random: Random, symbols: readonly string[]): string {
  const name = random.pick([...symbols, 'fresh', 'constructor', '__proto__']);
  const value = bicepExpression(random, symbols);
  return random.pick([
    `var ${name} = ${value}`,
    `param ${name} object = ${value}`,
    `param ${name} string?`,
    `output ${name} array = ${value}`,
    `func ${name}(a string) string => ${value}`,
    `type ${name} = { a: ${name}?, *: string }`,
    `import { ${name} } from './main.bicep'`,
    `module ${name} 'main.bicep' = { name: 'm', params: { a: ${value} } }`,
    `resource ${name} 'Microsoft.Compute/disks@2023-04-02' existing = { name: ${value} }`,
    `@batchSize(${value})\nresource ${name} 'Microsoft.Compute/disks@2023-04-02' = [for i in ${value}: if (${value}) { name: 'd' }]`,
    `#disable-next-line ${name}`,
    `// resilint-disable-next-line ${name} until 2020-01-01: why`,
    `extension ${name} as ${name}`,
    `using none`,
  ]);
}

/** A run of lines, put elsewhere. */
function moved(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const some = lines.slice(from, from + 1 + random.below(8));
  const kept = random.chance(2) ? lines : [...lines.slice(0, from), ...lines.slice(from + some.length)];
  const to = random.below(kept.length + 1);
  return [...kept.slice(0, to), ...some, ...kept.slice(to)].join('\n');
}

function mutateLetters(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random.below(20));
    case 2:
      return text.slice(0, at) + random.pick(oddTexts) + text.slice(at);
    case 3:
      return text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n']));
    case 4:
      return (
        text.slice(0, at) +
        random.pick(['{', '[', '(', '\u{feff}', '-', '!', "'${", '/*']).repeat(random.pick([1, 3, 300])) +
        text.slice(at)
      );
    default:
      return text.slice(0, at) + text.slice(random.below(text.length + 1));
  }
}
