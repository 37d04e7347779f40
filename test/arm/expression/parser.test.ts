import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../../src/arm/expression/node.ts';
import { maxDepth, maxLength, parseExpression } from '../../../src/arm/expression/parser.ts';

function tree(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? `'${node.value.replaceAll("'", "''")}'` : `${node.value}`;
    case 'call':
      return `${node.namespace === undefined ? '' : `${node.namespace}.`}${node.name}(${node.args.map(tree).join(',')})`;
    case 'access':
      return `${tree(node.base)}[${node.safe ? '?' : ''}${tree(node.key)}]`;
  }
}

function parsed(text: string): string {
  const result = parseExpression(text);
  return result.kind === 'parsed' ? tree(result.root) : result.problem.message;
}

describe('what an expression is parsed to', () => {
  it.each([
    ["['text']", "'text'"],
    ["['it''s']", "'it''s'"],
    ["['''']", "''''"],
    ["['']", "''"],
    ['[12]', '12'],
    ['[-3]', '-3'],
    ['[1.5]', '1.5'],
    ['[9007199254740993]', '9007199254740993'],
    ['[resourceGroup()]', 'resourceGroup()'],
    ['[ resourceGroup ( ) ]', 'resourceGroup()'],
    ["[concat('a', variables('b'))]", "concat('a',variables('b'))"],
    ["[contoso.makeName('x', 1)]", "contoso.makeName('x',1)"],
    ["[__bicep.make_name('x')]", "__bicep.make_name('x')"],
    ['[a().b]', "a()['b']"],
    ['[a().b.c]', "a()['b']['c']"],
    ["[a()['b c']]", "a()['b c']"],
    ['[a()[0]]', 'a()[0]'],
    ['[a()[add(1, 2)].name]', "a()[add(1,2)]['name']"],
    ['[a().?b]', "a()[?'b']"],
    ['[a()[?0].?c]', "a()[?0][?'c']"],
    ["[a()[?'b']]", "a()[?'b']"],
    ['[a().2fast]', "a()['2fast']"],
    ['[a().0]', "a()['0']"],
    ['[ns.f().x]', "ns.f()['x']"],
    ["[concat(\r\n\t'a',\n\t'b')]", "concat('a','b')"],
    ["[variables('$fxv#0')]", "variables('$fxv#0')"],
    ["[concat('a]b', '[c')]", "concat('a]b','[c')"],
    ["[größe('ü')]", "größe('ü')"],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  it('keeps integers beyond 2^53 exact', () => {
    const result = parseExpression('[-9223372036854775808]');
    expect(result).toMatchObject({ kind: 'parsed', root: { value: -9223372036854775808n } });
  });
});

describe('spans', () => {
  it('are offsets in the decoded string, the opening bracket included', () => {
    const text = "[concat( variables('a') , ns.f(1).b )]";
    const result = parseExpression(text);
    if (result.kind !== 'parsed') throw new Error(result.problem.message);
    const spans: string[] = [];
    const visit = (node: Node): void => {
      spans.push(text.slice(node.start, node.end));
      if (node.kind === 'call') node.args.forEach(visit);
      if (node.kind === 'access') [node.base, node.key].forEach(visit);
    };
    visit(result.root);
    const call = "concat( variables('a') , ns.f(1).b )";
    expect(spans).toEqual([call, "variables('a')", "'a'", 'ns.f(1).b', 'ns.f(1)', '1', 'b']);
    expect(result.calls.map((each) => text.slice(each.start, each.nameEnd))).toEqual(['variables', 'ns.f', 'concat']);
  });
});

describe('what is wrong with an expression, and where', () => {
  it.each([
    ['[]', ']', 'this expression is empty; write "[[]" if the text itself is meant'],
    ['[  ]', ']', 'this expression is empty; write "[[  ]" if the text itself is meant'],
    [
      '[concat(]',
      ']',
      'expected a function call, a string in single quotes or a number, found the end of the expression',
    ],
    ["[concat('a']", ']', 'expected , or ) for the ( at character 8, found the end of the expression'],
    ["[concat('a' 'b')]", "'b'", "expected , or ), found 'b'"],
    ["[concat('a',)]", ')', 'expected a function call, a string in single quotes or a number, found )'],
    ["[concat('a'))]", ')', 'expected the end of the expression, found ); there is one ) too many'],
    ['[true]', ']', 'expected ( behind true, found the end of the expression; write true()'],
    [
      '[resourceGroup.location]',
      ']',
      'expected ( behind resourceGroup.location, found the end of the expression; write resourceGroup().location for a property, resourceGroup.location(…) for a custom function',
    ],
    ["[concat(a, 'b')]", ',', "expected ( behind a, found ,; write a(…) for a function, 'a' in quotes for text"],
    ['[ns.]', ']', "expected the name of a function behind 'ns.', found the end of the expression"],
    ['[f().]', ']', 'expected the name of a property behind the dot, found the end of the expression'],
    [
      "[f().'a']",
      "'a'",
      "expected the name of a property behind the dot, found 'a'; names in quotes are written between brackets, x[…]",
    ],
    ['[f()[0]', ']', 'expected ] for the [ at character 5, found the end of the expression'],
    [
      "[concat('a)]",
      "'a)",
      "the string that starts here has no closing quote; end it with ' (a quote inside a string is written '')",
    ],
    ['[concat("a")]', '"', 'strings in expressions are written in single quotes, not in double quotes'],
    ["['a' + 'b']", '+', 'expressions have no operator +; use add() or concat()'],
    [
      "[f('a')] and [f('b')]",
      ']',
      'the expression ends at this ], but the string goes on; join parts with concat(), or start the string with [[ if it is plain text',
    ],
    ['[12ab]', '12ab', '12ab is neither a number nor a name; put text in single quotes'],
    ['[9223372036854775808]', '9223372036854775808', '9223372036854775808 does not fit into the 64 bits of an integer'],
    ['[f(@)]', '@', 'the character @ means nothing in an expression; put text in single quotes'],
    [
      '[[1, 2]]',
      '[',
      'expected a function call, a string in single quotes or a number, found [; use createArray(…) for an array',
    ],
  ])('%s', (text, underlined, message) => {
    const result = parseExpression(text);
    if (result.kind === 'parsed') throw new Error(`parsed to ${tree(result.root)}`);
    expect(result.problem.message).toBe(message);
    expect(text.slice(result.problem.start, result.problem.end)).toBe(underlined);
  });
});

describe('limits', () => {
  const nested = (depth: number): string => `[${'f('.repeat(depth)}1${')'.repeat(depth)}]`;

  it('takes 24,576 characters and no more', () => {
    const longest = `['${'x'.repeat(maxLength - 4)}']`;
    expect(longest.length).toBe(24_576);
    expect(parseExpression(longest).kind).toBe('parsed');
    const result = parseExpression(`['${'x'.repeat(maxLength - 3)}']`);
    expect(result).toMatchObject({ kind: 'unparsed', problem: { code: 'expression-too-long', start: 0, end: 24_577 } });
  });

  it('bounds how deep calls nest', () => {
    expect(parseExpression(nested(maxDepth - 1)).kind).toBe('parsed');
    expect(parseExpression(nested(maxDepth))).toMatchObject({
      kind: 'unparsed',
      problem: { code: 'expression-too-long' },
    });
    expect(parseExpression(nested(8000))).toMatchObject({ kind: 'unparsed', problem: { code: 'expression-too-long' } });
  });

  it('bounds chains of accesses, which make the tree as deep', () => {
    expect(parseExpression(`[f()${'.a'.repeat(5000)}]`)).toMatchObject({ problem: { code: 'expression-too-long' } });
    expect(parseExpression(`[f()${'[f()'.repeat(5000)}]`)).toMatchObject({ problem: { code: 'expression-too-long' } });
  });
});

describe('laws', () => {
  const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
  const text = fc.string({ maxLength: 12 }).map((value) => `'${value.replaceAll("'", "''")}'`);
  const integer = fc.integer().map(String);
  const { source } = fc.letrec<{ source: string; call: string }>((tie) => ({
    source: fc.oneof({ maxDepth: 5 }, text, integer, tie('call')),
    call: fc
      .tuple(
        fc.option(name),
        name,
        fc.array(tie('source'), { maxLength: 3 }),
        fc.array(fc.oneof(text, integer), { maxLength: 2 }),
      )
      .map(
        ([ns, fn, args, keys]) =>
          `${ns === null ? '' : `${ns}.`}${fn}(${args.join(',')})${keys.map((key) => `[${key}]`).join('')}`,
      ),
  }));

  it('what is parsed and written again is the same', () => {
    fc.assert(
      fc.property(source, (expression) => {
        expect(parsed(`[${expression}]`)).toBe(expression);
      }),
    );
  });

  it('any text gives a tree or a problem inside of it, and nothing is thrown', () => {
    const pieces = fc.constantFrom("'", '(', ')', '[', ']', ',', '.', '?', 'f', '1', ' ', '-', '"', 'é', '\n');
    const anything = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (inside) => {
        const whole = `[${inside}]`;
        const result = parseExpression(whole);
        const { start, end } = result.kind === 'parsed' ? result.root : result.problem;
        expect(0 <= start && start < end && end <= whole.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
