import { type Area, readIn, refusedIn, unknownOf, valueOf } from './features.ts';

export const expressions: Area = {
  area: 'Expressions',
  features: [
    valueOf('strings with `${…}`', "'a-${1 + 1}'", 'a-2'),
    valueOf("strings of several lines, `'''`", "'''\na'b'''", "a'b"),
    valueOf("strings of several lines with `${…}`, `$'''` and `$$'''`", "[$'''a${1}''', $$'''a${1}$${2}''']", [
      'a1',
      'a${1}2',
    ]),
    valueOf('arrays and objects, on one line or several', "{ a: [1, 2], 'b-c': { d: null } }", {
      a: [1, 2],
      'b-c': { d: null },
    }),
    valueOf('computed keys', "{ 'a${1}': 2 }", { a1: 2 }),
    valueOf('arithmetic, `+ - * / %`', '-7 / 2 * 2 + 9 % 4', -5),
    valueOf('comparison and equality, `== != < <= > >=`', '[1 == 1, 1 != 1, 1 < 2, 2 >= 3]', [
      true,
      false,
      true,
      false,
    ]),
    valueOf('equality ignoring case, `=~` and `!~`', "['A' =~ 'a', 'A' !~ 'a']", [true, false]),
    valueOf('`&&`, `||`, `!`', '!(true && false) || false', true),
    valueOf('`? :`', "1 > 2 ? 'a' : 'b'", 'b'),
    valueOf('`??`', "null ?? 'a'", 'a'),
    valueOf("members and indices, `.a`, `[0]`, `['a']`", "[{ a: 1 }.a, [1, 2][1], { a: 1 }['a']]", [1, 2, 1]),
    valueOf('safe access, `.?` and `[?]`', "[{ a: 1 }.?b, [1][?4], { a: 1 }[?'a']]", [null, null, 1]),
    valueOf('from the end, `[^1]` and `[?^1]`', '[[1, 2, 3][^1], [1][?^4]]', [3, null]),
    valueOf('not null, `!`', 'p!.a', 1, 'param p { a: int }? = { a: 1 }'),
    valueOf('lambdas', 'map([1, 2], x => x * 2)', [2, 4]),
    valueOf('lambdas with an index', 'map([5, 6], (x, i) => x + i)', [5, 7]),
    valueOf('spread, `...`', '[...[1], 2, { ...{ a: 1 }, b: 2 }]', [1, 2, { a: 1, b: 2 }]),
    refusedIn(
      'spread in the body of a resource or module',
      "resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' = {\n  ...{ name: 'a' }\n  location: 'westeurope'\n}\n",
      '...',
    ),
    valueOf('`for` over an array, with an index, over `range`', 'v', [5, 7], 'var v = [for (x, i) in [5, 6]: x + i]'),
    valueOf('`for` with a filter of the array', 'v', [2], 'var v = [for x in filter([1, 2], y => y > 1): x]'),
    refusedIn('`for` in an expression', 'output v array = concat([for x in [1]: x], [2])\n', '[for'),
    refusedIn('`for` within the value of a variable or output', 'var v = { a: [for x in [1]: x] }\n', '[for'),
    valueOf('namespaces, `sys.` and `az.`', "sys.toUpper('a')", 'A'),
    valueOf('names that hide a function, by their namespace', "sys.concat(concat, 'b')", 'ab', "var concat = 'a'"),
    valueOf('`nameof`', '[nameof(p), nameof(p.a)]', ['p', 'a'], "param p { a: string } = { a: 'x' }"),
    valueOf('comments, `//` and `/* */`', '/* a */ 1 /* b\n*/', 1, '// c'),
    readIn(
      '`#disable-next-line`, `#disable-diagnostics`, `#restore-diagnostics`',
      "#disable-diagnostics no-unused-vars\n#disable-next-line no-unused-params\nparam p string = ''\n#restore-diagnostics no-unused-vars\n",
    ),
  ],
};

export const functions: Area = {
  area: 'Functions',
  features: [
    valueOf(
      '`map`, `filter`, `reduce`, `sort`, `toObject`',
      "reduce(sort(filter([3, 1, 2], x => x > 1), (a, b) => a < b), '', (a, b) => '${a}${b}')",
      '23',
    ),
    valueOf(
      '`mapValues`, `groupBy`, `objectKeys`, `items`',
      "[mapValues({ a: 1 }, x => x + 1), groupBy(['a', 'ab'], x => string(length(x))), objectKeys({ b: 1 }), items({ c: 1 })]",
      [{ a: 2 }, { '1': ['a'], '2': ['ab'] }, ['b'], [{ key: 'c', value: 1 }]],
    ),
    valueOf(
      '`shallowMerge`, `union`, `flatten`',
      '[shallowMerge([{ a: { b: 1 } }, { a: { c: 2 } }]), union({ a: { b: 1 } }, { a: { c: 2 } }), flatten([[1], [2]])]',
      [{ a: { c: 2 } }, { a: { b: 1, c: 2 } }, [1, 2]],
    ),
    valueOf(
      '`indexOf`, `lastIndexOf` of arrays, `range`, `skip`, `take`',
      '[indexOf([1, 2], 2), lastIndexOf([2, 2], 2), take(skip(range(0, 5), 1), 2)]',
      [1, 1, [1, 2]],
    ),
    valueOf(
      '`parseCidr`, `cidrSubnet`, `cidrHost`',
      "[cidrSubnet('10.0.0.0/16', 24, 1), cidrHost('10.0.0.0/24', 0), parseCidr('10.0.0.0/24').netmask]",
      ['10.0.1.0/24', '10.0.0.1', '255.255.255.0'],
    ),
    valueOf(
      '`format`, `join`, `padLeft`, `replace`, `split`, `uniqueString`, `guid`',
      "[format('{0:D3}', 7), join(['a', 'b'], '-'), length(uniqueString('a')), length(guid('a'))]",
      ['007', 'a-b', 13, 36],
    ),
    valueOf('`base64`, `uriComponent`, `json`, `dataUri`', "[base64('a'), uriComponent('a b'), json('[1]')]", [
      'YQ==',
      'a%20b',
      [1],
    ]),
    valueOf(
      '`buildUri`, `parseUri`',
      "[buildUri({ scheme: 'https', host: 'a.b', path: 'c' }), parseUri('https://a.b/c').host]",
      ['https://a.b/c', 'a.b'],
    ),
    valueOf(
      '`dateTimeAdd`, `dateTimeToEpoch`, `dateTimeFromEpoch`',
      "[dateTimeAdd('2024-01-01 00:00:00Z', 'P1D'), dateTimeToEpoch('1970-01-02T00:00:00Z')]",
      ['2024-01-02T00:00:00Z', 86400],
    ),
    valueOf('`loadTextContent`, `loadFileAsBase64`', "[loadTextContent('a.txt'), loadFileAsBase64('a.txt')]", [
      'x',
      'eA==',
    ]),
    valueOf(
      '`loadJsonContent`, `loadYamlContent`, with a JSONPath',
      "[loadJsonContent('a.json', '$.b'), loadYamlContent('a.yaml').b]",
      [1, 2],
    ),
    valueOf('`loadDirectoryFileInfo`', "map(loadDirectoryFileInfo('.', '*.txt'), f => f.baseName)", ['a.txt']),
    refusedIn('`fail`', "output v string = fail('not so')\n", 'not so'),
    valueOf(
      '`resourceId`, `subscriptionResourceId`, `extensionResourceId`, …',
      "last(split(subscriptionResourceId('A.B/c', 'd'), '/'))",
      'd',
    ),
    unknownOf('`environment`, `subscription`, `deployer`, `tenant`', 'deployer().objectId'),
    unknownOf(
      '`reference`, `list*`, `getSecret`',
      "listKeys(a.id, '2023-01-01').keys[0].value",
      "resource a 'Microsoft.Storage/storageAccounts@2023-01-01' existing = { name: 'a' }",
    ),
    unknownOf('`newGuid`, `utcNow`', 'p', 'param p string = newGuid()'),
    unknownOf(
      '`toLogicalZone`, `toPhysicalZone`, `pickZones`',
      "toLogicalZone(subscription().subscriptionId, 'westeurope', 'westeurope-az1')",
    ),
    valueOf("functions of one's own, `func`", 'double(2)', 4, 'func double(x int) int => x * 2'),
    refusedIn(
      'functions of ARM that Bicep writes otherwise, `tryGet`',
      "output v object = { v: tryGet({}, 'a') }\n",
      'a.?b',
    ),
    refusedIn('`resourceInfo` (experimental)', "output v string = resourceInfo('a').name\n", 'resourceInfo'),
    refusedIn('a function that is none', "output v string = noSuchThing('a')\n", 'noSuchThing'),
  ],
};
