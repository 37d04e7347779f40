import { describe, expect, it } from 'vitest';
import { parseBicep } from '../../../src/bicep/parse.ts';
import { value } from '../show.ts';

describe('strings', () => {
  it('have their escapes decoded', () => {
    expect(value(String.raw`'a\n\r\t\\\'\$\${b}\u{41}\u{1F600}'`)).toBe(
      `(string ${JSON.stringify("a\n\r\t\\'$${b}A\u{1F600}")})`,
    );
  });

  it('of several lines are taken as they stand, without their first line end', () => {
    expect(value("'''\na\\n\n  b'''")).toBe('(string "a\\\\n\\n  b" multiLine)');
    expect(value("'''\r\na'''")).toBe('(string "a" multiLine)');
    expect(value("'''a'''''")).toBe('(string "a\'\'" multiLine)');
    expect(value("''''''")).toBe('(string "" multiLine)');
    expect(value("''")).toBe('(string "")');
  });

  it('with holes have a piece more than expressions', () => {
    expect(value("'a${b}c${d}'")).toBe(
      '(interpolatedString (stringPiece "a") (variableAccess b) (stringPiece "c") (variableAccess d) (stringPiece ""))',
    );
    expect(value("$'''\n${a} $b\n'''")).toBe(
      '(interpolatedString multiLine (stringPiece "") (variableAccess a) (stringPiece " $b\\n"))',
    );
    expect(value("$$'''${a} $$${b}'''")).toBe(
      '(interpolatedString multiLine (stringPiece "${a} $") (variableAccess b) (stringPiece ""))',
    );
    expect(value("$'''a'''")).toBe('(string "a" multiLine)');
  });

  it('have the places of their pieces and holes', () => {
    const text = "var x = 'a${ b }c'";
    const [statement] = parseBicep(text, 'bicep').program.statements;
    const node =
      statement?.kind === 'var' && statement.value.kind === 'interpolatedString' ? statement.value : undefined;
    expect(node?.pieces.map(({ start, end }) => text.slice(start, end))).toEqual(["'a${", "}c'"]);
    expect(node?.expressions.map(({ start, end }) => text.slice(start, end))).toEqual(['b']);
  });
});
