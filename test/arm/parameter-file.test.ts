import { describe, expect, it } from 'vitest';
import { readParameterFile } from '../../src/arm/parameter-file.ts';
import type { JsonValue } from '../../src/source/json.ts';
import type { ParameterSet } from '../../src/template/template.ts';
import { line, open, show, where } from './helpers.ts';

const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

function read(json: JsonValue | string): ParameterSet & { readonly problems: string[] } {
  const document = open(json, 'main.parameters.json');
  const set = readParameterFile(document.source, document.json);
  return { ...set, problems: set.diagnostics.map((each) => line(each, document.json)) };
}

describe('a parameter file', () => {
  it('gives values that are what they say', () => {
    const json = {
      $schema,
      contentVersion: '1.0.0.0',
      parameters: {
        Size: { value: '[not an expression]' },
        list: { value: ['[[x]', { copy: [{ name: 'a', count: 1, input: 2 }] }] },
      },
    };
    const set = read(json);
    expect(set.problems).toEqual([]);
    expect(set.label).toBe('main.parameters.json');
    expect(show(set.values.get('size')?.value)).toBe("'[not an expression]'");
    expect(show(set.values.get('list')?.value)).toBe("['[[x]', {copy: [{name: 'a', count: 1, input: 2}]}]");
    const place = set.values.get('size')?.place;
    expect(place && where(place, json)).toBe('parameters/Size/value');
  });

  it('refers to secrets, whose value nobody knows', () => {
    const set = read({ $schema, parameters: { password: { reference: { keyVault: { id: '/x' }, secretName: 's' } } } });
    expect(set.problems).toEqual([]);
    expect(set.values.get('password')).toMatchObject({ name: 'password', secret: true });
  });

  it('computes values from external inputs', () => {
    const set = read({
      $schema,
      parameters: { p: { expression: "[externalInputs('a')]" } },
      externalInputDefinitions: { a: { kind: 'x' } },
      extensionConfigs: {},
    });
    expect(set.problems).toEqual([]);
    expect(show(set.values.get('p')?.value)).toBe("externalInputs('a')");
  });

  it('may name its template, and may have its members in any case', () => {
    const set = read({ $Schema: $schema, Parameters: { a: { Value: 1 } }, Metadata: { Template: '../main.json' } });
    expect(set).toMatchObject({ templatePath: '../main.json', problems: [] });
    expect(show(set.values.get('a')?.value)).toBe('1');
  });

  it('may be the bare object of parameters', () => {
    const set = read({ a: { value: 1 }, b: { value: null } });
    expect(set.problems).toEqual([]);
    expect([...set.values.keys()]).toEqual(['a', 'b']);
  });

  it('keeps names such as __proto__', () => {
    expect([...read('{"parameters": {"__proto__": {"value": 1}}}').values.keys()]).toEqual(['__proto__']);
  });
});

describe('what is wrong with a parameter file', () => {
  const shape = `a parameter file is an object whose 'parameters' are an object of { "value": … }; found:`;
  it.each<[JsonValue, string[]]>([
    [[], [`invalid-parameter-file : ${shape} an array`]],
    [{ $schema }, [`invalid-parameter-file : ${shape} missing`]],
    [{ $schema, parameters: [] }, [`invalid-parameter-file parameters: ${shape} an array`]],
    [
      { parameters: { a: 1 } },
      [
        `invalid-parameter-file parameters/a: the value of parameter 'a' is written as { "value": … }; here it is a number`,
      ],
    ],
    [
      { parameters: { a: {} } },
      [
        `invalid-parameter-file parameters/a: the value of parameter 'a' is written as { "value": … }; here it has neither 'value' nor 'reference'`,
      ],
    ],
    [
      { parameters: { a: { reference: { secretName: 's' } } } },
      [
        "invalid-parameter-file parameters/a: the Key Vault reference of parameter 'a' needs 'keyVault' with an 'id', and 'secretName'",
      ],
    ],
    [
      { parameters: {}, metdata: {} },
      ["warning unknown-section metdata key: 'metdata' is not a section of a parameter file; did you mean 'metadata'?"],
    ],
  ])('%j', (json, problems) => {
    expect(read(json).problems).toEqual(problems);
  });
});
