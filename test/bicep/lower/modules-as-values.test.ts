import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

const kid = `param n string = 'x'
output label string = 'part-\${n}'
output deep object = { a: { b: n } }
output nothing string? = null
`;
const declared = `
param open bool
param count int
module one 'kid.bicep' = { name: 'one', params: { n: '1' } }
module two 'kid.bicep' = { name: 'two', params: { n: '2' } }
module parts 'kid.bicep' = [for n in ['app', 'db']: { name: 'part-\${n}', params: { n: n } }]
module some 'kid.bicep' = [for (n, i) in ['a', 'b', 'c']: if (i != 1) { name: 'some\${i}', params: { n: n } }]
module perhaps 'kid.bicep' = [for i in range(0, 2): if (open) { name: 'perhaps\${i}', params: { n: 'p' } }]
module endless 'kid.bicep' = [for i in range(0, count): { name: 'endless\${i}', params: { n: 'e' } }]
var alias = one
var again = alias
var chosen = open ? one : parts[0]
var second = parts[1]
var all = parts
var pair = [one, two]
var named = { first: one, rest: parts }
func label(module object) string => module.outputs.label.value
`;

function shown(expression: string) {
  const { outputs, problems } = show(`${declared}output it object = ${expression}\n`, { 'kid.bicep': kid });
  expect(problems.filter((each) => each.includes('error'))).toEqual([]);
  return outputs.it;
}

describe('an output of a module that is reached', () => {
  it.each([
    ['by a variable', 'alias.outputs.label', 'part-1'],
    ['by a variable of a variable', 'again.outputs.?label', 'part-1'],
    ['by a variable of one of a loop', 'second.outputs.label', 'part-db'],
    ['by a variable of a loop', 'all[1].outputs.label', 'part-db'],
    ['in an array', 'pair[1].outputs.deep.a.b', '2'],
    ['from the end of an array', 'pair[^1].outputs.label', 'part-2'],
    ['in an object', 'named.first.outputs.label', 'part-1'],
    ['in a loop in an object', "named['rest'][0].outputs.label", 'part-app'],
    ['by ??', '(one ?? two).outputs.label', 'part-1'],
    ['by first()', 'first(parts)!.outputs.label', 'part-app'],
    ['by last() of an array of known length', 'last(pair).outputs.label', 'part-2'],
    ['where it is null', "alias.outputs.?nothing ?? 'none'", 'none'],
    ['as any(), which has no type', 'any(one).outputs.label.value', 'part-1'],
    ['in a function of the file, as an object', 'label(alias)', 'part-1'],
  ])('%s', (_, expression, value) => {
    expect(shown(expression)).toEqual(value);
  });

  it.each([
    ['(open ? one : two).outputs.label', '{part-1 | part-2}'],
    ['chosen.outputs.label', '{part-1 | part-app}'],
    ["(open ? one : two).outputs.?nothing ?? 'none'", undefined],
  ])('%s: one of both', (expression, text) => {
    const value = shown(expression);
    if (text === undefined) expect(value).toBe('none');
    else expect(value).toHaveProperty('$unknown.expression', text);
  });

  it('the name of one behind a variable is its name', () => {
    expect(shown('[alias.name, second.name]')).toEqual(['one', 'part-db']);
  });

  it('what may be null as well is no module to the compiler, which adds no .value then', () => {
    expect(shown('(count == count ? one : null).outputs.label')).toEqual({ type: 'string', value: 'part-1' });
    expect(shown('(true ? one : null).outputs.label')).toBe('part-1');
  });
});

describe('a loop of modules as an array', () => {
  it.each([
    ['length(parts)', 2],
    ['empty(some)', false],
    ['map(parts, p => p.outputs.label)', ['part-app', 'part-db']],
    ['map(all, p => p.outputs.deep.a.b)', ['app', 'db']],
    ["join(map(some, (p, i) => '${i}${p.outputs.label}'), ',')", '0part-a,1part-c'],
    ['length(some)', 2],
    ["map(filter(parts, p => p.outputs.label != 'part-app'), p => p.outputs.label)", ['part-db']],
    ['map(sort(parts, (a, b) => a.outputs.label > b.outputs.label), p => p.outputs.label)', ['part-db', 'part-app']],
    ["reduce(parts, '', (sum, p) => '${sum}/${p.outputs.label}')", '/part-app/part-db'],
    ['toObject(parts, p => p.outputs.label, p => p.outputs.deep.a.b)', { 'part-app': 'app', 'part-db': 'db' }],
    ["toObject(parts, p => p.outputs.label)['part-db'].outputs.label", 'part-db'],
    [
      'mapValues(toObject(parts, p => p.outputs.label), p => p.outputs.deep.a.b)',
      { 'part-app': 'app', 'part-db': 'db' },
    ],
    ['map(items(toObject(parts, p => p.outputs.label)), i => i.value.outputs.label)', ['part-app', 'part-db']],
    ['map(concat(parts, [one]), p => p.outputs.label)', ['part-app', 'part-db', 'part-1']],
    ['map(flatten([parts, pair]), p => p.outputs.label)', ['part-app', 'part-db', 'part-1', 'part-2']],
    ['map(take(parts, 1), p => p.outputs.label)', ['part-app']],
    ['map(map(parts, p => { it: p }), x => x.it.outputs.label)', ['part-app', 'part-db']],
    ["contains(map(parts, p => p.outputs.label), 'part-db')", true],
    ["map(parts, p => p.outputs.?nothing ?? 'none')", ['none', 'none']],
    ['map([...parts, two], p => p.outputs.label)', ['part-app', 'part-db', 'part-2']],
  ])('%s', (expression, value) => {
    expect(shown(expression)).toEqual(value);
  });

  it('is as long as is not known where the count or the conditions are not, and says what it hangs on', () => {
    expect(shown('length(endless)')).toHaveProperty('$unknown.expression', "parameters('count')");
    expect(shown('map(endless, p => p.outputs.label)')).toHaveProperty('$unknown.type', 'array');
    expect(shown('length(perhaps)')).toHaveProperty('$unknown.reason', "parameter 'open' has no value and no default");
  });

  it('reaches other modules as a parameter', () => {
    const use = 'param labels array\noutput first string = labels[0]\noutput count int = length(labels)\n';
    const { outputs } = show(
      `${declared}module use 'use.bicep' = { name: 'use', params: { labels: map(parts, p => p.outputs.label) } }
output it array = [use.outputs.first, use.outputs.count]\n`,
      { 'kid.bicep': kid, 'use.bicep': use },
    );
    expect(outputs.it).toEqual(['part-app', 2]);
  });

  it('is known within a module that may not be deployed', () => {
    const inner = `module parts 'kid.bicep' = [for n in ['a', 'b']: { name: n, params: { n: n } }]
output labels array = map(parts, p => p.outputs.label)\n`;
    const { outputs } = show(
      `param open bool\nmodule m 'inner.bicep' = if (open) { name: 'm' }\noutput it array = m.?outputs.labels ?? []\n`,
      { 'kid.bicep': kid, 'inner.bicep': inner },
    );
    expect(outputs.it).toHaveProperty('$unknown.expression', '{["part-a", "part-b"] | []}');
  });
});
