import path from 'node:path';
import { expect, it } from 'vitest';
import { namedFrom } from '../../src/lint/rename.ts';
import { stylish } from '../../src/report/stylish.ts';
import { at, file, finding, result } from '../report/fixture.ts';

const texts = { 'infra/web/main.json': '{ "a": 1 }', 'infra/shared/net.json': '{ "b": 2 }' };
const place = at('infra/web/main.json', texts['infra/web/main.json'], '1');
const other = at('infra/shared/net.json', texts['infra/shared/net.json'], '2');
const whole = result({
  texts,
  files: [file('infra/web/main.json', { parameterSets: ['infra/env/dev.json', 'infra/env/prod.json'] })],
  findings: [
    finding(place, {
      parameterSets: ['infra/env/prod.json'],
      related: [{ message: 'made here', location: other }],
      unknowns: [{ expression: 'x', reason: 'no value', location: other }],
      fixes: [
        {
          title: 'x',
          applicability: 'safe',
          why: 'nothing that is deployed changes',
          edits: [{ location: other, text: '3' }],
        },
      ],
      suppression: { kind: 'external', reason: 'y', location: other },
    }),
  ],
  diagnostics: [
    { severity: 'error', code: 'not-text', message: "'infra/shared/net.json' is", file: 'infra/shared/net.json' },
    { severity: 'error', code: 'not-found', message: 'n', file: 'gone.json' },
  ],
});

const root = path.resolve('work');
const seenFrom = (folder: string) => namedFrom(path.join(root, folder), root, whole);

it('every file is named from the folder, and its code is found there', () => {
  const seen = seenFrom('infra/web');
  const text = stylish(seen, { showSuppressed: true });
  expect(JSON.stringify(seen, (key, value) => (key === 'fingerprint' ? '' : value))).not.toContain('infra/');
  expect(seen.findings.map(({ fingerprint }) => fingerprint)).toEqual(
    whole.findings.map(({ fingerprint }) => fingerprint),
  );
  expect(text).toMatch(/^main\.json:1:8: .*\n {2}1 \| { "a": 1 }$/m);
  expect(text).toContain('related: made here (../shared/net.json:1:8)');
  expect(text).toContain('with: ../env/prod.json (of 2 parameter sets)');
});

it('what is not there is named as it was asked for', () => {
  const files = seenFrom('infra/web').diagnostics.map((each) => each.file);
  expect(files).toEqual(['../shared/net.json', 'gone.json']);
  expect(seenFrom('infra/web').diagnostics[0]?.message).toBe("'../shared/net.json' is");
});

it('at the top nothing changes', () => {
  expect(seenFrom('')).toBe(whole);
});

it('files of another repository are named by the way there', () => {
  const seen = namedFrom(path.resolve('other/deep'), root, whole);
  expect(seen.files[0]?.path).toBe('../../work/infra/web/main.json');
  expect(seen.text('../../work/infra/web/main.json')).toBe('{ "a": 1 }');
});
