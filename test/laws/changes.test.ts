import { expect, it } from 'vitest';
import { randomOf } from '../../scripts/fuzz/random.ts';
import { bicepChanges } from '../../scripts/laws/bicep.ts';
import type { Change } from '../../scripts/laws/change.ts';
import { jsonChanges } from '../../scripts/laws/json.ts';
import { smallest } from '../../scripts/laws/shrink.ts';
import { parseBicep } from '../../src/bicep/parse.ts';

function changed(changes: readonly Change[], name: string, text: string): string | undefined {
  return changes.find((each) => each.name === name)?.apply(text, randomOf(1));
}

it('renames in names of members that are expressions', () => {
  const template = {
    variables: { id: 'a' },
    resources: [{ tags: { "[variables('id')]": '', "[[variables('id')]": '' } }],
  };
  expect(JSON.parse(changed(jsonChanges, 'parameters and variables renamed', JSON.stringify(template)) ?? '')).toEqual({
    variables: { idQzx: 'a' },
    resources: [{ tags: { "[variables('idQzx')]": '', "[[variables('idQzx')]": '' } }],
  });
});

it('renames functions and types where they are used, and leaves what Azure or a lambda calls so', () => {
  const name = 'variables, resources, modules, functions and types renamed';
  const text = `type size = 'a' | 'b'
func twice(one string) string => concat(one, one)
param of size[] = []
var all = map(of, each => twice(each))
`;
  expect(changed(bicepChanges, name, text)).toBe(`type sizeQzx = 'a' | 'b'
func twiceQzx(one string) string => concat(one, one)
param of sizeQzx[] = []
var allQzx = map(of, each => twiceQzx(each))
`);
  expect(changed(bicepChanges, name, `var each = 1\n${text}`)).toBeUndefined();
});

it('comments leave a union whole', () => {
  const made = changed(bicepChanges, 'comments and blank lines', "type size =\n  | 'a'\n  | 'b'\nvar one = 1\n") ?? '';
  expect(made).toContain("'a' // a note\n");
  expect(parseBicep(made, 'bicep').errors).toEqual([]);
});

it('a counterexample is as small as it may be', async () => {
  const bicep = Array.from({ length: 9 }, (_, at) => `var v${at} = ${at}\n`).join('');
  expect(await smallest('main.bicep', bicep, async (text) => /v3\b/.test(text) && /v7/.test(text))).toBe(
    'var v3 = 3\nvar v7 = 7\n',
  );
  const json = JSON.stringify({ variables: { a: 1, b: 2 }, resources: [{ name: 'c' }, { name: 'd' }] });
  const left = await smallest('main.json', json, async (text) => text.includes('"d"'));
  expect(JSON.parse(left)).toEqual({ variables: {}, resources: [{ name: 'd' }] });
});
