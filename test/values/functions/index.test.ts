import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allFunctions, rowNamed } from '../../../src/evaluate/functions.ts';
import { functionNamed } from '../../../src/values/functions/index.ts';

describe('the tables of functions', () => {
  test('functions are found by lower-case name', () => {
    expect(functionNamed('tolower')?.name).toBe('toLower');
    expect(functionNamed('resourceid')).toBeUndefined();
    expect(rowNamed('resourceid')?.signature).toBe('resourceId(resourceType, resourceName, [resourceName, …])');
    expect(rowNamed('listkeys')?.name).toBe('list*');
    expect(rowNamed('nothing')).toBeUndefined();
  });

  test('a signature says what may be left out and what may be repeated', () => {
    expect(rowNamed('padleft')).toMatchObject({
      signature: 'padLeft(valueToPad, totalLength, [paddingCharacter])',
      minArguments: 2,
      maxArguments: 3,
      returns: 'string',
    });
    expect(rowNamed('concat')).toMatchObject({ minArguments: 0, maxArguments: Number.POSITIVE_INFINITY });
  });

  test.each(allFunctions().map((each) => [each.name, each] as const))('%s is written down in full', (name, each) => {
    expect(each.signature.startsWith(`${name}(`)).toBe(true);
    expect(each.page).toMatch(
      /^https:\/\/learn\.microsoft\.com\/azure\/azure-resource-manager\/(templates|bicep)\/[\w-]+#\w+$/,
    );
    expect(each.parameters.every((parameter) => parameter.name !== '')).toBe(true);
    expect(['string', 'int', 'bool', 'object', 'array', 'any']).toContain(each.returns);
  });

  test('no function stands in two tables', () => {
    const names = allFunctions().map((each) => each.name.toLowerCase());
    expect(names).toEqual([...new Set(names)]);
  });
});

/** Names and arities that the editor extension for ARM templates knows, from a checkout of microsoft/vscode-azurearmtools. */
const checkout = process.env.ARM_TOOLS_CHECKOUT;
const metadata = checkout ? join(checkout, 'assets/ExpressionMetadata.json') : '';

describe.skipIf(!existsSync(metadata))('against ARM_TOOLS_CHECKOUT (skipped without one)', () => {
  test('every function is known and takes as many arguments', () => {
    const text = readFileSync(metadata, 'utf8').replace(/^\ufeff/, '');
    const rows = (
      JSON.parse(text) as {
        functionSignatures: { name: string; minimumArguments: number; maximumArguments: number | null }[];
      }
    ).functionSignatures;
    const wrong = rows.filter((row) => {
      const known = rowNamed(row.name.toLowerCase());
      const max = row.maximumArguments ?? Number.POSITIVE_INFINITY;
      return (
        !known || known.minArguments > row.minimumArguments || (known.maxArguments < max && known.name !== 'list*')
      );
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(wrong.map((row) => row.name)).toEqual([]);
  });
});
