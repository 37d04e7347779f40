import { describe, expect, it } from 'vitest';
import { matchParameters } from '../../src/arm/match.ts';
import { readParameterFile } from '../../src/arm/parameter-file.ts';
import { withoutPlaceholders } from '../../src/arm/placeholders.ts';
import type { JsonObject, JsonValue } from '../../src/source/json.ts';
import { line, open, show, template } from './helpers.ts';

const parameters = {
  text: { type: 'string' },
  flag: { type: 'bool' },
  count: { type: 'int' },
  list: { type: 'array', items: { type: 'int' } },
  whole: { type: 'object', properties: { flag: { type: 'bool' } } },
  tier: { type: 'string', allowedValues: ['Free', 'Paid'] },
  code: { type: 'string', minLength: 3 },
};

/** What values of a parameter file are taken to be, and what is said of them. */
function fill(values: Record<string, JsonValue>): { values: string[]; said: string[] } {
  const given: JsonObject = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  const { source, json } = open({ parameters: given });
  const declared = template({
    parameters: Object.fromEntries(Object.entries(parameters).filter(([key]) => key in values)),
  });
  const set = withoutPlaceholders(readParameterFile(source, json), declared);
  return {
    values: Array.from(set.values.values(), (each) => show(each.value)),
    said: [...set.diagnostics, ...matchParameters(declared, set)].map((each) => line(each, json)),
  };
}

describe('placeholders of sample parameter files', () => {
  it.each(['<region>', '[guid of the group]', "[array of ranges, like ['10.0.0.0/8']]", '{{region}}', '__REGION__'])(
    '%s is not known, of whatever type the parameter is',
    (text) => {
      const { values, said } = fill({ text, flag: text, list: text });
      expect(values).toEqual(Array(3).fill(`broken: '${text}' is still to be filled in`));
      expect(said).toEqual([
        "note placeholder parameters/text/value: placeholders are given for parameters 'text', 'flag', 'list', whose values are not known here",
      ]);
    },
  );

  it('an empty text is one where the template takes none', () => {
    const { values, said } = fill({ text: '', flag: '', count: '', tier: '', code: '', whole: { flag: '' } });
    const empty = 'broken: it is left empty';
    expect(values).toEqual(["''", empty, empty, empty, empty, `{flag: ${empty}}`]);
    expect(said).toHaveLength(1);
  });

  it('within objects and arrays are members and items that are not known', () => {
    expect(fill({ whole: { flag: true, name: '<name>', other: ['a', '<b>'] } }).values).toEqual([
      "{flag: true, name: broken: '<name>' is still to be filled in, other: ['a', broken: '<b>' is still to be filled in]}",
    ]);
  });

  it('are no texts that merely hold brackets', () => {
    const texts = { text: 'a<b>c', code: '<a> and <b>', tier: 'Free' };
    expect(fill(texts)).toEqual({ values: ["'a<b>c'", "'<a> and <b>'", "'Free'"], said: [] });
  });

  it('leave what does not fit an error', () => {
    expect(fill({ flag: 'yes', tier: 'free trial' }).said).toEqual([
      "wrong-type parameters/flag/value: parameter 'flag' is a string, expected true or false",
      "not-allowed-value parameters/tier/value: parameter 'tier' does not allow 'free trial'; allowed are 'Free', 'Paid'",
    ]);
  });
});

describe('variables that are put in before a file is deployed', () => {
  it.each([`\${AZURE_LOCATION}`, '$(location)', '#{location}#'])('%s is not known, and nothing is said', (text) => {
    expect(fill({ text, flag: text, tier: text })).toEqual({
      values: Array(3).fill(`broken: '${text}' is still to be filled in`),
      said: [],
    });
  });

  it('have their default, as what the parameter takes', () => {
    const { values, said } = fill({
      text: `\${NAME=blue}`,
      flag: `\${USE_IT=false}`,
      count: `\${COUNT=3}`,
      tier: `\${TIER:-Paid}`,
      list: `\${LIST=}`,
    });
    expect(values).toEqual(["'blue'", 'false', '3', "'Paid'", "broken: '${LIST=}' is still to be filled in"]);
    expect(said).toEqual([]);
  });

  it('have a default that may not fit', () => {
    expect(fill({ tier: `\${TIER=Gold}` }).said).toEqual([
      "not-allowed-value parameters/tier/value: parameter 'tier' does not allow 'Gold'; allowed are 'Free', 'Paid'",
    ]);
  });

  it('are parts of a text', () => {
    const text = `{rg}-\${ENV}-\${NUMBER=1}`;
    expect(fill({ text }).values).toEqual([
      `format('{{rg}}-{0}-{1}', broken: '\${ENV}' is still to be filled in, '1')`,
    ]);
  });
});
