import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/source/json.ts';
import { bind, resource } from '../helpers.ts';

describe('shapes', () => {
  it.each<[JsonObject, string[]]>([
    [
      { paramters: {} },
      ["warning unknown-section paramters key: 'paramters' is not a section of a template; did you mean 'parameters'?"],
    ],
    [
      { zzz: {} },
      [
        "warning unknown-section zzz key: 'zzz' is not a section of a template; a template has $schema, apiProfile, asserts, contentVersion, definitions, extensions, functions, imports, languageVersion, metadata, outputs, parameters, resources, variables",
      ],
    ],
    [{ parameters: [] }, ["invalid-section parameters: 'parameters' is an object, this is an array"]],
    [{ variables: 'x' }, ["invalid-section variables: 'variables' is an object, this is a string"]],
    [{ functions: {} }, ["invalid-section functions: 'functions' is an array, this is an object"]],
    [{ resources: 7 }, ["invalid-section resources: 'resources' is an array or an object, this is a number"]],
    [{ outputs: null, parameters: null, functions: null, resources: null }, []],
    [
      { parameters: { a: 'x' } },
      ["invalid-declaration parameters/a: parameter 'a' is declared by an object with a 'type', this is a string"],
    ],
    [
      { parameters: { a: {} } },
      [
        "invalid-declaration parameters/a: parameter 'a' has no 'type'; expected one of string, securestring, int, bool, object, secureObject, array",
      ],
    ],
    [{ parameters: { a: {} }, metadata: { _generator: { name: 'bicep' } } }, []],
    [{ languageVersion: '2.0', parameters: { a: {} } }, []],
    [
      { parameters: { a: { type: 'sting' } } },
      ["unknown-type parameters/a/type: 'sting' is not a type; did you mean 'string'?"],
    ],
    [
      { parameters: { a: { type: 4 } } },
      [
        'unknown-type parameters/a/type: a number is not a type; expected one of string, securestring, int, bool, object, secureObject, array',
      ],
    ],
    [
      { parameters: { a: { type: 'int', defaultValue: '5' } } },
      [
        "warning wrong-type parameters/a/defaultValue: parameter 'a' is a string, expected an integer; it is the default, which Azure checks where no value is passed",
      ],
    ],
    [
      {
        parameters: {
          a: { type: 'string', defaultValue: 'x', allowedValues: ['X', 'y'] },
          b: { type: 'int', defaultValue: 3, allowedValues: [1] },
        },
      },
      [
        "warning not-allowed-value parameters/b/defaultValue: parameter 'b' does not allow 3; allowed are 1; it is the default, which Azure checks where no value is passed",
      ],
    ],
    [
      { parameters: { a: { type: 'int', allowedValues: 3 } } },
      ["invalid-type parameters/a/allowedValues: 'allowedValues' is an array, this is a number"],
    ],
    [
      { parameters: { a: { type: 'int', allowedValues: [] } } },
      [
        "warning invalid-type parameters/a/allowedValues: 'allowedValues' is empty; list what is allowed, or leave it out",
      ],
    ],
    [
      { outputs: { a: 1 } },
      ["invalid-declaration outputs/a: output 'a' is declared by an object with 'type' and 'value', this is a number"],
    ],
    [{ outputs: { a: { type: 'int' } } }, ["invalid-declaration outputs/a: output 'a' has neither 'value' nor 'copy'"]],
    [
      { functions: [{ namespace: 'a' }] },
      ["invalid-declaration functions/0: functions are declared by objects with 'namespace' and 'members'"],
    ],
    [
      { functions: [{ namespace: 'a', members: { f: {} } }] },
      ["invalid-declaration functions/0/members/f: function 'f' has no 'output' with a 'value'"],
    ],
    [
      { resources: ['x'] },
      ["invalid-resource resources/0: a resource is an object with 'type', 'name' and 'apiVersion', this is a string"],
    ],
    [
      { resources: [{ type: 'A/b', name: 'n' }] },
      ["missing-property resources/0/type: resource 'n' has no 'apiVersion'"],
    ],
    [{ apiProfile: '2019-03-01-hybrid', resources: [{ type: 'A/b', name: 'n' }] }, []],
    [
      { resources: [{ name: 'n' }] },
      ["missing-property resources/0/name: resource 'n' has no 'type' and no 'apiVersion'"],
    ],
    [
      { resources: [{}] },
      ["missing-property resources/0: the resource has no 'type' and no 'name' and no 'apiVersion'"],
    ],
    [
      { resources: [resource({ copy: { count: 2 } })] },
      ["invalid-loop resources/0/copy: a copy loop on a resource needs 'name' and 'count'; 'name' is missing"],
    ],
    [
      { resources: [resource({ copy: 'x' })] },
      [
        "invalid-loop resources/0/copy: the 'copy' of a resource is an object with 'name' and 'count', this is a string",
      ],
    ],
    [
      { resources: [resource({ copy: { name: 'a', count: 1, mode: 'fast' } })] },
      ["invalid-loop resources/0/copy/mode: the mode of a copy loop is 'serial' or 'parallel'"],
    ],
    [
      { resources: [resource({ properties: { copy: [{ name: 'a', input: 1 }] } })] },
      [
        "invalid-loop resources/0/properties/copy/0: a copy loop on a property needs 'name' and 'count' and 'input'; 'count' is missing",
      ],
    ],
    [
      { resources: [resource({ resources: 'x' })] },
      ["invalid-section resources/0/resources: 'resources' is an array or an object of resources, this is a string"],
    ],
  ])('%j', (json, expected) => {
    expect(bind(json)).toEqual(expected);
  });

  it('a section that is malformed makes no name in it unknown', () => {
    expect(
      bind({
        parameters: [],
        variables: [],
        functions: {},
        resources: [resource({ name: "[concat(parameters('a'), variables('b'), c.d())]" })],
      }),
    ).toHaveLength(3);
  });
});
