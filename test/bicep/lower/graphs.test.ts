import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/author/inspect.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/bicep');
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('schemas/graph.schema.json', 'utf8')));

const files = ['main.bicep', 'nested/main.bicep', 'registry/main.bicep', 'parameters/main.bicep', 'loads.bicep'];

/** Each golden file was checked by hand against what Bicep's documentation says; UPDATE_GOLDEN=1 rewrites them. */
describe('the graph of a Bicep file', () => {
  it.each(files)('%s', (name) => {
    const cwd = path.join(folder, path.dirname(name));
    const file = path.basename(name);
    const result = inspect({ cwd, file, parameters: [], env: [], context: {} });
    const golden = path.join(folder, name.replace(/\.bicep$/, '.graph.json'));
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, result.text);
    expect(existsSync(golden), `${golden} is missing`).toBe(true);
    expect(result.text).toBe(readFileSync(golden, 'utf8'));
    expect(validate(JSON.parse(result.text)), JSON.stringify(validate.errors)).toBe(true);
  });
});
