import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/author/inspect.ts';

const folder = path.join(import.meta.dirname, '../fixtures/graph');
const schema = JSON.parse(readFileSync('schemas/graph.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: false }).compile(schema);

const templates = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.json') && !/\.(graph|parameters)\.json$/.test(name))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();

/** Each golden file was checked by hand against what Azure's documentation says; UPDATE_GOLDEN=1 rewrites them. */
describe('the graph of a template', () => {
  it.each(templates)('%s', (name) => {
    const result = inspect({
      cwd: folder,
      file: name,
      parameters: [],
      env: [],
      context: {},
    });
    expect(result.readable).toBe(true);
    const golden = path.join(folder, name.replace(/\.json$/, '.graph.json'));
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, result.text);
    expect(existsSync(golden), `${golden} is missing`).toBe(true);
    expect(result.text).toBe(readFileSync(golden, 'utf8'));
    expect(validate(JSON.parse(result.text)), JSON.stringify(validate.errors)).toBe(true);
  });
});
