import { describe, expect, it } from 'vitest';
import { parseBicep } from '../../../src/bicep/parse.ts';
import { errorPlaces, outline } from '../show.ts';

const BEFORE = "param a string\n\nresource b 'r@1' = {\n  name: a\n}\n\n";
const AFTER = "\nvar y = {\n  z: 1\n}\n\n@description('c')\noutput c string = b.id\n";

/** What is made out of a file whose middle is unfinished. */
function around(middle: string): string[] {
  return outline(parseBicep(BEFORE + middle + AFTER, 'bicep'));
}

describe('an unfinished statement leaves those before and after it', () => {
  it.each([
    ['a bracket of an object', "resource x 'r@1' = {\n  name: 'x'\n  properties: {\n    p: 1\n", 'resource x'],
    ['a bracket of an array', "var x = [\n  'a'\n  'b'\n", 'var x'],
    ['a parenthesis of a call', "var x = concat('a',\n  'b'\n", 'var x'],
    ['a parenthesis that later ones seem to close', "var x = concat('a'\nvar w = concat('a', 'b')\n", 'var x'],
    ['a condition', "resource x 'r@1' = if (a", 'resource x'],
    ['a loop', "resource x 'r@1' = [for i in [1]: {\n  name: 'x'\n", 'resource x'],
    ['a string', "var x = 'abc", 'var x'],
    ['a hole of a string', "var x = 'abc${a", 'var x'],
    ['a value', 'var x =', 'var x'],
    ['a type', 'param x', 'param x'],
    ['a name', 'output', 'output '],
    ['a union', "type x = 'a' |", 'type x'],
    ['an object type', 'type x = {\n  a: string\n', 'type x'],
    ['a decorator', '@allowed([\n  1\nparam x int', 'param x'],
    ['an import', 'import {\n  a\n', 'import'],
  ])('%s', (_, middle, found) => {
    const names = around(middle);
    expect(names.slice(0, 2)).toEqual(['param a', 'resource b']);
    expect(names).toContain(found);
    expect(names.slice(-2)).toEqual(['var y', 'output c']);
  });

  it('and the decorators of those after it stay theirs', () => {
    const { program } = parseBicep(`var x = {\n${AFTER}`, 'bicep');
    expect(program.statements.at(-1)).toMatchObject({ kind: 'output', decorators: [{ kind: 'decorator' }] });
  });

  it('several times in one file', () => {
    const text = 'var a = {\nvar b = [\n@secure()\nparam c string\nvar d = f(\nvar e = 1\n';
    expect(outline(parseBicep(text, 'bicep'))).toEqual(['var a', 'var b', 'param c', 'var d', 'var e']);
    expect(errorPlaces(text)).toEqual(['1:10 unclosed-bracket', '2:10 unclosed-bracket', '5:11 unclosed-bracket']);
  });
});

describe('text that is no statement', () => {
  it('is an error node up to the end of its line', () => {
    expect(outline(parseBicep('foo bar\nvar a = 1\n', 'bicep'))).toEqual(['error', 'var a']);
  });

  it('within a resource leaves its other properties', () => {
    const { program } = parseBicep("resource a 'b@c' = {\n  d: 1\n  +\n  e: 2\n}\n", 'bicep');
    const [resource] = program.statements;
    const body = resource?.kind === 'resource' && resource.body.kind === 'object' ? resource.body.items : [];
    const keys = body.map((item) =>
      item.kind === 'objectProperty' && item.key.kind === 'identifier' ? item.key.name : '?',
    );
    expect(keys).toEqual(['d', '?', 'e']);
  });
});

describe('resources nested in the first column', () => {
  it('are nested as long as the file has no errors', () => {
    const text = "resource a 'b@c' = {\nresource d 'e' = {\n}\n}\n";
    expect(errorPlaces(text)).toEqual([]);
    expect(outline(parseBicep(text, 'bicep'))).toEqual(['resource a']);
  });
});
