import fc from 'fast-check';
import type { Finding, LintResult, Location } from '../../src/result/result.ts';
import { file, finding, policy, result, spanAt } from './fixture.ts';

/** What someone who writes a template might try, alone and in any mixture. */
const pieces = [
  '::error file=x::y',
  '::',
  ':',
  '##[endgroup]',
  '##[',
  '##',
  '#',
  '[',
  ']',
  '](1)',
  '](',
  '[x](1)',
  '[x](javascript:alert(1))',
  '##vso[task.complete result=Failed]',
  '##VSO[',
  'vso[',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\u000b',
  '\u001b[31m',
  '\u001b]8;;http://evil\u001b\\',
  '\u009b',
  '\u0000',
  '\u0007',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\u200f',
  '\ufeff',
  '\u00ad',
  '\u{e0041}',
  '\ud800',
  '\udc00',
  '\ufe0f',
  '\u034f',
  '<img src=x onerror=y>',
  '</code>',
  '</details>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '&amp;',
  '&',
  '"',
  "'",
  '`',
  '```',
  '````',
  '~~~',
  '|',
  '@everyone',
  '#1',
  '*',
  '_',
  '\\',
  '\\u',
  '%0A',
  '%',
  ',',
  ';',
  ']',
  'title=',
  '$x$',
  '- ',
  '1. ',
  '> ',
  '---',
  '{0}',
  '{{',
  'https://evil.example',
  'www.evil.example',
  'mailto:a@b.c',
  '__proto__',
  'constructor',
  'plain words',
  '日本語',
  '👍🏽',
  'é',
];
const hostileText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function locations(path: string, text: string): fc.Arbitrary<Location> {
  return fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: 20 }))
    .map(([start, length]) => spanAt(path, text, start, Math.min(text.length, start + length)));
}

function findings(path: string, text: string): fc.Arbitrary<Finding> {
  const words = hostileText;
  const place = locations(path, text);
  return fc
    .record({
      place,
      other: place,
      words: fc.array(words, { minLength: 12, maxLength: 12 }),
      verdict: fc.constantFrom('fail', 'fail', 'open', 'review', 'pass', 'notApplicable'),
      severity: fc.constantFrom('high', 'medium', 'low'),
      suppressed: fc.boolean(),
      instances: fc.integer({ min: 1, max: 3 }),
      whole: fc.boolean(),
    })
    .map(
      ({
        place: location,
        other,
        words: [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = '', j = '', k = '', l = ''],
        verdict,
        severity,
        suppressed,
        instances,
        whole,
      }) =>
        finding(location, {
          policy: a,
          message: b,
          verdict,
          severity,
          instances,
          waitsForWhole: whole,
          resource: { id: c, type: d, name: e },
          when: f,
          parameterSets: [g],
          related: [{ message: h, location: other }],
          failsFor: [{ parameter: g, values: [h], passes: [i], of: 2, given: { parameter: j, value: k } }],
          untried: whole,
          unknowns: [{ expression: i, reason: j, location: other }],
          fixes: [
            {
              title: k,
              applicability: 'disruptive',
              why: 'the VM has to be created again',
              edits: [{ location: other, text: l }],
            },
          ],
          fingerprint: l,
          ...(suppressed && { suppression: { kind: 'inSource' as const, reason: a, location: other } }),
        }),
    );
}

/** Results with hostile text in every field, whole and consistent otherwise. */
export const hostileResults: fc.Arbitrary<LintResult> = fc
  .tuple(hostileText, fc.array(hostileText, { maxLength: 8 }))
  .chain(([path, parts]) => {
    const text = parts.join('\n');
    const words = fc.array(hostileText, { minLength: 8, maxLength: 8 });
    return fc
      .tuple(fc.array(findings(path, text), { maxLength: 4 }), words, locations(path, text))
      .map(([list, w, location]) => {
        const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = w;
        return {
          ...result({
            files: [
              file(path, { parameterSets: [a] }),
              file(b, { status: 'failed' }),
              file(c, { checks: { passed: 0, failed: 0, open: 1, review: 0 } }),
            ],
            findings: list,
            policies: list.map(({ policy: id }) =>
              policy(id, {
                name: d,
                title: e,
                category: f,
                tags: [g, 'security'],
                preset: 'recommended',
                helpUri: h,
                help: { text: a, markdown: b },
              }),
            ),
            diagnostics: [
              { severity: 'error', code: a, message: b, location },
              { severity: 'warning', code: c, message: d, file: e },
              { severity: 'note', code: f, message: g },
            ],
            statistics: { open: 2, waitingForWhole: 1, review: 1, suppressed: 1 },
          }),
          text: (name) => (name === path ? text : undefined),
        };
      });
  });
