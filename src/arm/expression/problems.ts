import { tableOf } from '../../source/own.ts';
import type { Lexer } from './lexer.ts';
import type { SyntaxProblem } from './node.ts';

/** How a message names the token the lexer is at. */
function found(lexer: Lexer): string {
  if (lexer.kind === 'end') return 'the end of the expression';
  const token = lexer.text.slice(lexer.start, lexer.end);
  return token.length > 40 ? `${token.slice(0, 39)}…` : token;
}

/** Points at the current token; at the end, at the closing bracket. */
function problem(lexer: Lexer, message: string): SyntaxProblem {
  const end = lexer.kind === 'end' ? lexer.limit + 1 : lexer.end;
  return { code: 'expression-syntax', message, start: Math.min(lexer.start, lexer.limit), end };
}

/** Where a value has to stand: what a bad token means there, as far as that can be told. */
export function expectedOperand(lexer: Lexer): SyntaxProblem {
  return lexical(lexer) ?? problem(lexer, operandMessage(lexer));
}

function operandMessage(lexer: Lexer): string {
  if (lexer.kind === 'end' && lexer.text.slice(1, lexer.limit).trim() === '') {
    return `this expression is empty; write "[${lexer.text}" if the text itself is meant`;
  }
  const hint = lexer.kind === '[' ? '; use createArray(…) for an array' : '';
  return `expected a function call, a string in single quotes or a number, found ${found(lexer)}${hint}`;
}

/** What is wrong with a token by itself, wherever it stands. */
function lexical(lexer: Lexer): SyntaxProblem | undefined {
  switch (lexer.kind) {
    case 'badString':
      return problem(
        lexer,
        "the string that starts here has no closing quote; end it with ' (a quote inside a string is written '')",
      );
    case 'badNumber':
      return problem(lexer, `${found(lexer)} is neither a number nor a name; put text in single quotes`);
    case 'number':
      return /^[+-]?\d+$/.test(found(lexer)) && found(lexer).length > 15
        ? problem(lexer, `${found(lexer)} does not fit into the 64 bits of an integer`)
        : undefined;
    case 'unknown':
      return problem(lexer, strayCharacter(found(lexer)));
    default:
      return undefined;
  }
}

function strayCharacter(character: string): string {
  if (character === '"') return 'strings in expressions are written in single quotes, not in double quotes';
  const instead = tableOf({
    '+': 'add() or concat()',
    '-': 'sub()',
    '*': 'mul()',
    '/': 'div()',
    '%': 'mod()',
    '=': 'equals()',
    '!': 'not()',
    '<': 'less()',
    '>': 'greater()',
    '&': 'and()',
    '|': 'or()',
    '{': 'createObject()',
  });
  const name = instead.get(character);
  return name
    ? `expressions have no operator ${character}; use ${name}`
    : `the character ${character} means nothing in an expression; put text in single quotes`;
}

export function expectedCall(lexer: Lexer, name: string): SyntaxProblem {
  const bad = lexical(lexer);
  if (bad) return bad;
  if (name.endsWith('.'))
    return problem(lexer, `expected the name of a function behind '${name}', found ${found(lexer)}`);
  return problem(lexer, `expected ( behind ${name}, found ${found(lexer)}; ${callAdvice(name)}`);
}

function callAdvice(name: string): string {
  if (/^(true|false|null)$/i.test(name)) return `write ${name}()`;
  const [base, property] = name.split('.');
  if (property !== undefined) return `write ${base}().${property} for a property, ${name}(…) for a custom function`;
  return `write ${name}(…) for a function, '${name}' in quotes for text`;
}

export function expectedKey(lexer: Lexer): SyntaxProblem {
  const hint = lexer.kind === 'string' ? '; names in quotes are written between brackets, x[…]' : '';
  return problem(lexer, `expected the name of a property behind the dot, found ${found(lexer)}${hint}`);
}

/** After a value inside parentheses or brackets: either the list goes on or it ends. */
export function expectedNext(lexer: Lexer, close: ')' | ']', opened: number): SyntaxProblem {
  const wanted = close === ')' ? ', or )' : ']';
  const opener = close === ')' ? '(' : '[';
  const where = lexer.kind === 'end' ? ` for the ${opener} at character ${opened + 1}` : '';
  return lexical(lexer) ?? problem(lexer, `expected ${wanted}${where}, found ${found(lexer)}`);
}

/** Behind a whole expression. A closing bracket there means that the string as a whole was not meant to be one. */
export function trailingText(lexer: Lexer): SyntaxProblem {
  if (lexer.kind === ']') {
    return problem(
      lexer,
      'the expression ends at this ], but the string goes on; join parts with concat(), or start the string with [[ if it is plain text',
    );
  }
  const extra = lexer.kind === ')' ? '; there is one ) too many' : '';
  return lexical(lexer) ?? problem(lexer, `expected the end of the expression, found ${found(lexer)}${extra}`);
}
