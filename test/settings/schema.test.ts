import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';

const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8'));

it('is a schema of draft 7 that a strict validator takes, as the catalog of SchemaStore wants it', () => {
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(schema.$id).toMatch(/^https:\/\/raw\.githubusercontent\.com\/.*\/schemas\/config\.schema\.json$/);
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  // What editors read beside the standard, and SchemaStore lets through.
  ajv.addVocabulary(['allowComments', 'allowTrailingCommas']);
  const validate = ajv.compile(schema);
  expect(validate({ extends: ['@contoso/resilint-config'], preset: 'essential' })).toBe(true);
  expect(validate({ presets: 'essential' })).toBe(false);
});

it('stands in the documentation as the catalog names it', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  const [entry] = Array.from(page.matchAll(/^```json\n(.*?)^```$/gms), ([, text = '']) => JSON.parse(text));
  expect(entry).toEqual({
    name: 'resilint',
    description: expect.any(String),
    fileMatch: ['resilint.config.json'],
    url: schema.$id,
  });
});
