import { describe, expect, test } from 'vitest';
import type { Unknown } from '../../../src/values/value.ts';
import { choice, result, unknown, type Written } from '../values.ts';

const name = unknown('name', 'string');
const other = unknown('other', 'string');
const enabled = unknown('enabled', 'bool');
const count = unknown('count', 'int', { range: { min: 0, max: 9 } });
const environment = unknown('environment', 'string', { domain: ['dev', 'prod'] });

type Case = readonly [expected: string, name: string, ...args: Written[]];
const run = (_: string, [expected, called, ...args]: Case): void => expect(result(called, ...args)).toBe(expected);
const titled = (cases: readonly Case[]): [string, Case][] => cases.map((each) => [`${each[1]} → ${each[0]}`, each]);

describe('strings that are known', () => {
  test.each(
    titled([
      ['"vm-7-True"', 'concat', 'vm-', 7, null, '-', true],
      ['true', 'startsWith', 'StorageAccount', 'storage'],
      ['true', 'endsWith', 'StorageAccount', 'COUNT'],
      ['false', 'endsWith', 'b', 'ab'],
      ['"a, 1, True"', 'join', ['a', 1, true], ', '],
      ['""', 'join', [], ','],
      ['true', 'like', 'web-prod-01', 'WEB-*-0*'],
      ['true', 'like', 'xabcab', '*ab'],
      ['false', 'like', 'aba', 'ab*ba'],
      ['"00042"', 'padLeft', 42, 5, '0'],
      ['"long enough"', 'padLeft', 'long enough', 3, '0'],
      ['"a.b.c"', 'replace', 'a$b$c', '$', '.'],
      ['"$&$&"', 'replace', 'aa', 'a', '$&'],
      ['["a", "", "b c"]', 'split', 'a,,b c', ','],
      ['["a", "b", "c"]', 'split', 'a,b;c', [',', ';']],
      ['["a-b"]', 'split', 'a-b', null],
      ['[]', 'split', null, ','],
      ['"1.5"', 'string', 1.5],
      ['"False"', 'string', false],
      ['""', 'string', null],
      [JSON.stringify('{"a":[1,"<b>"],"n":null}'), 'string', { a: [1, '<b>'], n: null }],
      ['"ell"', 'substring', 'hello', 1, 3],
      ['"llo"', 'substring', 'hello', 2],
      ['""', 'substring', 'hello', 5],
      ['"straße é"', 'toLower', 'STRAßE É'],
      ['"STRAßE É"', 'toUpper', 'straße é'],
      ['""', 'toUpper', null],
      ['"a b"', 'trim', ' \t a b\r\n'],
      ['"a7wkljktk6wne"', 'uniqueString', 'hello', 'world'],
      ['"js26ofeqkqeve"', 'uniqueString', '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myRg'],
      ['"51c0fe04-91fa-5688-abb4-481ca7437854"', 'guid', 'x'],
      ['"351277de-901f-5c67-a789-6208d079e162"', 'guid', 'contoso', 'vm', '01'],
    ]),
  )('%s', run);
});

describe('strings that Azure refuses', () => {
  test.each(
    titled([
      ['wrong-type: toLower() expects a string as argument 1 (stringToChange) and got an array', 'toLower', []],
      ['argument-count: concat() expects at least 1 argument, not 0', 'concat'],
      [
        'wrong-type: join() joins strings, integers and booleans; item 1 of the array is an object',
        'join',
        ['a', {}],
        '',
      ],
      ["bad-argument: padLeft() pads with one character, not with 'ab'", 'padLeft', 'x', 5, 'ab'],
      ['bad-argument: padLeft() cannot make a string of -1 characters', 'padLeft', 'x', -1],
      ['bad-argument: replace() cannot search for an empty string', 'replace', 'abc', '', 'x'],
      [
        "out-of-range: substring() reads 4 characters from position 2, but 'hello' has 5 characters",
        'substring',
        'hello',
        2,
        4,
      ],
      ["out-of-range: substring() starts at 6, but 'hello' has 5 characters", 'substring', 'hello', 6],
      ['out-of-range: substring() cannot start at -1', 'substring', 'hello', -1],
      ['argument-count: guid(baseString, [extraString, …]) expects at least 1 argument, not 0', 'guid'],
      [
        'wrong-type: uniqueString() expects a string as argument 2 (extraString) and got an integer',
        'uniqueString',
        'a',
        1,
      ],
      ['too-large: padLeft() would make a string of 200000 characters; the limit is 131072', 'padLeft', '', 200_000],
      [
        'too-large: replace() would make a string of 10000000 characters; the limit is 131072',
        'replace',
        'a'.repeat(10_000),
        'a',
        'b'.repeat(1000),
      ],
      [
        'too-large: concat() would make a string of 200000 characters; the limit is 131072',
        'concat',
        'a'.repeat(100_000),
        'a'.repeat(100_000),
      ],
    ]),
  )('%s', run);
});

const prefixed: Written = { kind: 'text', parts: ['Prod-', name, '-nic'] };
const id: Written = { kind: 'text', parts: ['/subscriptions/', name, '/resourceGroups/', other, '/providers/x/y'] };

describe('strings that are partly known', () => {
  test.each(
    titled([
      ['"prod-"+‹toLower(name)›+"-nic"', 'toLower', prefixed],
      ['true', 'startsWith', prefixed, 'prod'],
      ['false', 'startsWith', prefixed, 'dev'],
      ["‹startsWith(concat('Prod-', name, '-nic'), 'prod-a')›", 'startsWith', prefixed, 'prod-a'],
      ['true', 'endsWith', prefixed, '-NIC'],
      ['true', 'contains', prefixed, '-n'],
      ["‹contains(concat('Prod-', name, '-nic'), 'q')›", 'contains', prefixed, 'q'],
      ['false', 'empty', prefixed],
      ['5', 'indexOf', { kind: 'text', parts: ['Prod-x', name] }, 'X'],
      ['"Prod"', 'substring', prefixed, 0, 4],
      ['"Prod-"+‹take(concat(name, \'-nic\'), 3)›', 'take', prefixed, 8],
      ['"d-"+‹name›+"-nic"', 'skip', prefixed, 3],
      ['"P"', 'first', prefixed],
      ['"c"', 'last', prefixed],
      ['"Prod."+‹replace(name, \'-\', \'.\')›+".nic"', 'replace', prefixed, '-', '.'],
      ['true', 'like', prefixed, 'prod-*-nic'],
      ['false', 'like', prefixed, 'dev*'],
      ['‹name›', 'string', name],
      ['‹name›', 'concat', name, '', null],
      ['"a-"+‹count›', 'format', 'a-{0}', count],
      ['"x,"+‹name›', 'join', ['x', name], ','],
      ['‹trim(name)›', 'trim', name],
      ['"Prod-"+‹name›+"-nic"', 'trim', { kind: 'text', parts: ['  Prod-', name, '-nic '] }],
    ]),
  )('%s', run);

  test('the lower case of a hash is the hash', () => {
    expect(result('toLower', { kind: 'text', parts: ['st', hash('uniqueString')] })).toBe('"st"+‹uniqueString(name)›');
    expect(result('toUpper', hash('guid'))).toBe('‹toUpper(guid(name))›');
  });

  test('the known ends of a resource id are found behind its unknown pieces', () => {
    expect(result('split', id, '/')).toMatch(/^\["", "subscriptions", …‹.*›×3-∞, "providers", "x", "y"\]$/);
  });

  test('a piece without the separator is one item', () => {
    const group = unknown('group', 'string', { excludes: '/' });
    expect(result('split', { kind: 'text', parts: ['/a/', group, '/b'] }, '/')).toBe('["", "a", ‹group›, "b"]');
  });

  test('a length is known if it is bounded so', () => {
    expect(result('length', hash('uniqueString'))).toBe('13');
    expect(result('length', { kind: 'text', parts: ['st', hash('guid')] })).toBe('38');
    expect(result('length', name)).toBe('‹length(name)›');
    expect(result('take', unknown('short', 'string', { range: { max: 5 } }), 8)).toBe('‹short›');
  });

  test('a substring that cannot exist is an error although the string is not known', () => {
    const short = unknown('short', 'string', { range: { max: 3 } });
    expect(result('substring', short, 0, 4)).toBe(
      'out-of-range: substring() reads 4 characters from position 0, but the string has at most 3 characters',
    );
  });

  test('choices and short lists of values are followed', () => {
    expect(result('concat', 'vm-', choice(enabled, 'a', 'b'))).toBe('"vm-a" | "vm-b"');
    expect(result('uniqueString', environment)).toBe(
      `${result('uniqueString', 'dev')} | ${result('uniqueString', 'prod')}`,
    );
    expect(result('concat', 'vm-', environment)).toBe('"vm-"+‹environment›');
    expect(result('equals', { kind: 'text', parts: ['vm-', environment] }, 'vm-dev')).toBe(
      "‹equals(environment, 'dev')›",
    );
    expect(result('equals', { kind: 'text', parts: ['vm-', environment] }, 'vm-test')).toBe('false');
  });
});

function hash(called: 'guid' | 'uniqueString'): Unknown {
  const length = called === 'guid' ? 36 : 13;
  return {
    ...unknown(`${called}(name)`, 'string', { range: { min: length, max: length } }),
    of: { kind: 'call', name: called, args: [name] },
  };
}
