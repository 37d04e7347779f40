import { afterEach, describe, expect, it } from 'vitest';
import { show } from './show.ts';

const main = `
param region string = 'none'
param tags object = {}
param names string[] = []
output region string = region
output tags object = tags
output names array = names
`;

const shown = (files: { readonly [name: string]: string }, env: readonly string[] = []) =>
  show(main, files, { parameters: ['main.bicepparam'], env });

describe('a parameter file that extends another', () => {
  it('has what that assigns by bare name and in `base`, in values and in variables', () => {
    const { outputs, problems } = shown({
      'shared.bicepparam':
        "using none\nvar team = 'core'\nparam region = 'weu'\nparam tags = { team: team }\nparam names = ['a']\n",
      'main.bicepparam': `using 'main.bicep'
extends 'shared.bicepparam'
var more = { ...base.tags, where: region }
param tags = more
param names = [...names2, 'c']
var names2 = base.names
`,
    });
    expect(problems).toEqual([]);
    expect(outputs).toEqual({ region: 'weu', tags: { team: 'core', where: 'weu' }, names: ['a', 'c'] });
  });

  it('may extend one that extends a third: the nearest counts, and each has a `base` of its own', () => {
    const { outputs, problems } = shown({
      'a.bicepparam': "using none\nparam region = 'a'\nparam names = ['a']\n",
      'b.bicepparam': "using none\nextends 'a.bicepparam'\nparam region = '${base.region}b'\n",
      'main.bicepparam':
        "using 'main.bicep'\nextends 'b.bicepparam'\nparam region = '${base.region}c'\nparam tags = { own: region, theirs: base.region }\n",
    });
    expect(problems).toEqual([]);
    expect(outputs).toEqual({ region: 'abc', tags: { own: 'abc', theirs: 'ab' }, names: ['a'] });
  });

  it('hides what it declares itself under the same name', () => {
    const { outputs } = shown({
      'a.bicepparam': "using none\nparam region = 'a'\n",
      'main.bicepparam': "using 'main.bicep'\nextends 'a.bicepparam'\nvar region = 'own'\nparam tags = { r: region }\n",
    });
    expect(outputs).toMatchObject({ region: 'a', tags: { r: 'own' } });
  });

  it.each([
    ["extends 'main.bicepparam'\n", /'main\.bicepparam' cannot be extended/],
    ["extends 'none.bicepparam'\nparam region = other\n", /'none\.bicepparam' cannot be extended/],
    ['param region = base.region\n', /there is nothing called 'base' in this file/],
    ["extends 'a.bicepparam'\nextends 'a.bicepparam'\n", /'extends' occurs twice in this file/],
  ])('%s is an error, and the only one', (lines, problem) => {
    const { problems } = shown({ 'a.bicepparam': 'using none\n', 'main.bicepparam': `using 'main.bicep'\n${lines}` });
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });
});

describe('an environment variable in a parameter file', () => {
  afterEach(() => void delete process.env.RESILINT_TEST_REGION);
  const using = (none: string, value: string) => ({ 'main.bicepparam': `using ${none}\nparam region = ${value}\n` });
  const withDefault = "readEnvironmentVariable('RESILINT_TEST_REGION', 'weu')";

  it.each(["'main.bicep'", 'none'])('is not read unless it is allowed (using %s)', (target) => {
    process.env.RESILINT_TEST_REGION = 'secret';
    expect(shown(using(target, withDefault)).outputs.region).toMatchObject({ $unknown: {} });
  });

  it.each(["'main.bicep'", 'none'])('that is allowed and not set gives the default (using %s)', (target) => {
    const { outputs, problems } = shown(using(target, withDefault), ['RESILINT_TEST_REGION']);
    expect([outputs.region, problems]).toEqual(['weu', []]);
  });

  it('that is allowed and set gives its value', () => {
    process.env.RESILINT_TEST_REGION = 'neu';
    expect(shown(using('none', withDefault), ['RESILINT_TEST_REGION']).outputs.region).toBe('neu');
  });

  it('that is allowed, not set and has no default is an error, as in Bicep', () => {
    const { problems } = shown(using('none', "readEnvironmentVariable('RESILINT_TEST_REGION')"), [
      'RESILINT_TEST_REGION',
    ]);
    expect(problems).toEqual([
      "main.bicepparam:2:40: error: environment variable 'RESILINT_TEST_REGION' is not set, and no default is given; set it, or write readEnvironmentVariable('RESILINT_TEST_REGION', 'default') [missing-environment-variable]",
    ]);
  });
});
