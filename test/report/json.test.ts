import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { clean, hostile, mixed, undecided } from './scenarios.ts';

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const everything = { showUnknown: true, showPass: true, showSuppressed: true };
const validate = new Ajv2020({ allErrors: true }).compile(schema);

describe('the JSON report', () => {
  it.each([
    ['findings', mixed(), {}],
    ['everything', mixed(), everything],
    ['nothing', clean(), {}],
    ['open checks', undecided(), everything],
    ['hostile text', hostile(), {}],
  ] as const)('follows its schema with %s', (_, result, options) => {
    validate(JSON.parse(json(result, options)));
    expect(validate.errors).toBeNull();
  });

  it('has a schema that refuses what is not described', () => {
    const report = JSON.parse(json(mixed(), {}));
    report.findings[0].more = 1;
    expect(validate(report)).toBe(false);
  });

  it('shows failures alone unless asked for more', () => {
    const verdicts = (options: object) =>
      JSON.parse(json(mixed(), options)).findings.map((one: { verdict: string }) => one.verdict);
    expect(verdicts({})).toEqual(['fail', 'fail', 'fail']);
    expect(verdicts({ showUnknown: true }).sort()).toEqual(['fail', 'fail', 'fail', 'open', 'open', 'review']);
    expect(verdicts({ showPass: true }).sort()).toEqual(['fail', 'fail', 'fail', 'pass']);
    expect(verdicts({ showSuppressed: true })).toHaveLength(4);
  });

  it('keeps ids, paths and edits exact, and escapes messages for people', () => {
    const [finding] = JSON.parse(json(hostile(), {})).findings;
    expect(finding.resource.id).toContain('\u202e');
    expect(finding.message).toContain('\\u{202e}');
  });

  it('holds no time', () => {
    expect(json(mixed(), {})).not.toContain('milliseconds');
  });
});
