import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionFrom } from '../../src/arm/expression/model.ts';
import { readTemplate } from '../../src/arm/template.ts';
import { readBicepFile, readBicepTemplate } from '../../src/bicep/read.ts';
import { rootDeployment } from '../../src/evaluate/deployments.ts';
import { createRun } from '../../src/evaluate/run.ts';
import { applyEdits } from '../../src/fix/apply.ts';
import type { Language } from '../../src/fix/block.ts';
import { planFix } from '../../src/fix/plan.ts';
import type { Edit } from '../../src/fix/request.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { FixOperation } from '../../src/graph/change.ts';
import type { ResourceNode } from '../../src/graph/graph.ts';
import { type JsonObject, readJson } from '../../src/source/json.ts';
import { sourceText } from '../../src/source/text.ts';
import type { Template } from '../../src/template/template.ts';
import { printed } from '../spelled.ts';
import { type Data, decisions, type Layout, layOut } from './layout.ts';
import { valueOf } from './world.ts';

const unread = () => ({ reason: 'there is no other file' });
const none = {
  bicep: () => undefined,
  compiled: () => undefined,
  text: unread,
  base64: unread,
  directory: unread,
  expression: expressionFrom,
  extensions: () => [],
};
const unresolved = { kind: 'unresolved', reason: 'there is no other file' } as const;
const resolver = { resolveTemplate: () => unresolved, resolveParameters: () => unresolved };

/** The template of a text, which must be well-formed. */
function templateOf(text: string, language: Language): Template {
  if (language === 'bicep') {
    const read = readBicepFile(sourceText('main.bicep', text));
    expect(
      read.problems.map((problem) => problem.message),
      text,
    ).toEqual([]);
    return readBicepTemplate(read, none);
  }
  const json = readJson(text);
  if (json.kind === 'error') throw new Error(`${JSON.stringify(json.problems)}\n${text}`);
  return readTemplate(sourceText('main.json', text), json.value as JsonObject);
}

function nodesOf(text: string, language: Language): readonly ResourceNode[] {
  const template = templateOf(text, language);
  return buildGraph([rootDeployment({ template, run: createRun({}, resolver) })]).nodes;
}

type Body = { readonly [key: string]: Data };

const key = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'b-c', 'x y');
const scalar = fc.oneof(
  fc.constantFrom<Data>(null, true, false, 0, -7, 12),
  fc.constantFrom(
    '',
    'text',
    "it's",
    '${no}',
    'back\\slash',
    '[brackets]',
    '[open',
    '// no comment',
    '{',
    '"',
    '}',
    "'''",
  ),
  fc.string({ unit: fc.constantFrom(...'ab\'"\\$.{}[]()/*:?, '), maxLength: 8 }),
);
const data: fc.Memo<Data> = fc.memo((depth) =>
  depth <= 1 ? scalar : fc.oneof(scalar, fc.array(data(), { maxLength: 3 }), members(depth)),
);
const members = (depth: number): fc.Arbitrary<Body> =>
  fc
    .uniqueArray(fc.tuple(key, data(depth - 1)), { maxLength: 4, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));

const layoutOf = (language: Language) =>
  fc
    .tuple(
      fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }),
      fc.constantFrom('  ', '    ', '\t'),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([list, unit, lineBreak]): Layout => ({ language, unit, lineBreak, decide: decisions(list), comments: 0 }));

/** A template of two resources, the second of which is always the same. */
function textOf(properties: Body, layout: Layout): string {
  if (layout.language === 'bicep') {
    const resource = (name: string, body: Body) =>
      `resource ${name} 'Test.Rp/things@2024-01-01' = ${layOut({ name, properties: body }, '', { ...layout, decide: (n) => (n === 4 ? 1 : layout.decide(n)) })}`;
    return [resource('one', properties), resource('two', { alpha: 1 }), ''].join(layout.lineBreak);
  }
  const resource = (name: string, body: Body) => ({
    type: 'Test.Rp/things',
    apiVersion: '2024-01-01',
    name,
    properties: body,
  });
  const resources = [resource('one', properties), resource('two', { alpha: 1 })];
  return layOut(
    { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', resources },
    '',
    layout,
  );
}

/** Ways to and in what is there, and to what is not. */
const path = fc.array(fc.oneof(key, key, fc.nat(2)), { minLength: 1, maxLength: 3 });
const operation: fc.Arbitrary<{ kind: FixOperation['operation']; path: (string | number)[]; value: Data }> = fc.record({
  kind: fc.constantFrom('addOrReplace', 'add', 'remove'),
  path,
  value: data(2),
});

/** What the operation means for the data; `undefined` where it has no meaning. */
function expected(
  body: Data,
  [step, ...rest]: readonly (string | number)[],
  kind: string,
  value: Data,
): Data | undefined {
  if (step === undefined) {
    if (kind === 'addOrReplace') return value;
    if (kind === 'add')
      return body === undefined || body === null ? [value] : Array.isArray(body) ? [...body, value] : undefined;
    return undefined;
  }
  const isIndex = typeof step === 'number';
  if (body === null || body === undefined) body = isIndex ? null : {};
  if (typeof body !== 'object' || body === null || Array.isArray(body) !== isIndex) return undefined;
  const current = (body as Record<string, Data>)[step];
  if (isIndex && current === undefined) return undefined;
  if (rest.length === 0 && kind === 'remove') {
    if (current === undefined) return undefined;
    if (Array.isArray(body)) return body.filter((_, at) => at !== step);
    return Object.fromEntries(Object.entries(body).filter(([name]) => name !== step));
  }
  const next = expected(current as Data, rest, kind, value);
  if (next === undefined) return undefined;
  return Array.isArray(body) ? body.map((item, at) => (at === step ? next : item)) : { ...body, [step]: next };
}

/** As Visual Studio Code's SARIF viewer makes an edit: not from within a line's leading white space. */
function asViewer(text: string, edits: readonly Edit[]): string | undefined {
  const moved = edits.map((edit) => {
    const lineStart = text.lastIndexOf('\n', edit.span.start - 1) + 1;
    const first = lineStart + (/^[ \t]*/.exec(text.slice(lineStart))?.[0].length ?? 0);
    const start = Math.max(edit.span.start, first);
    return { ...edit, span: { start, end: Math.max(edit.span.end, start) } };
  });
  return applyEdits(text, moved);
}

function propertiesOf(node: ResourceNode | undefined): unknown {
  return (printed(node?.body) as { properties?: unknown } | undefined)?.properties;
}

describe.each(['json', 'bicep'] as const)('a fix of any %s template', (language) => {
  it('makes the change that is asked for and no other, and needs no second one', () => {
    let planned = 0;
    fc.assert(
      fc.property(members(3), layoutOf(language), operation, (body, layout, { kind, path: route, value }) => {
        const text = textOf(body, layout);
        const [node] = nodesOf(text, language);
        if (node === undefined) throw new Error('the template has a resource');
        expect(propertiesOf(node)).toEqual(body);
        const want = expected(body, route, kind, value) as Body | undefined;
        const request = (of: ResourceNode) => ({
          node: of,
          title: 'Mend it',
          applicability: 'safe' as const,
          why: 'it is asked for',
          operations: [
            { operation: kind, path: ['properties', ...route], ...(kind !== 'remove' && { value: valueOf(value) }) },
          ],
        });
        const plan = planFix(request(node));
        if (plan === undefined) {
          // What has a meaning and changes something has an edit.
          if (want !== undefined) expect(want, text).toEqual(body);
          return;
        }
        planned += 1;
        const after = applyEdits(text, plan.edits) ?? '';
        const [mended, other] = nodesOf(after, language);
        expect(propertiesOf(mended), `${text}\n→\n${after}`).toEqual(want);
        expect(propertiesOf(other)).toEqual({ alpha: 1 });
        expect(asViewer(text, plan.edits)).toBe(after);
        const repeats = kind === 'add' || (kind === 'remove' && typeof route.at(-1) === 'number');
        expect(!repeats && mended && planFix(request(mended)), `${text}\n→\n${after}`).toBeFalsy();
        expect(after.includes('\r\n') && /(?<!\r)\n/.test(after), after).toBe(false);
      }),
      { numRuns: 800 },
    );
    expect(planned).toBeGreaterThan(200);
  });

  it('makes several changes at once as it makes them one after the other', () => {
    let planned = 0;
    const names = fc.array(key, { minLength: 1, maxLength: 3 });
    const several = fc.uniqueArray(fc.record({ isRemoval: fc.boolean(), path: names, value: data(1) }), {
      minLength: 2,
      maxLength: 4,
      comparator: (a, b) => startsWith(a.path, b.path),
    });
    fc.assert(
      fc.property(members(3), layoutOf(language), several, (body, layout, changes) => {
        const text = textOf(body, layout);
        const [node] = nodesOf(text, language);
        if (node === undefined) throw new Error('the template has a resource');
        const operations = changes.map(({ isRemoval, path: route, value }): FixOperation => {
          const at = ['properties', ...route];
          return isRemoval
            ? { operation: 'remove', path: at }
            : { operation: 'addOrReplace', path: at, value: valueOf(value) };
        });
        let want: Data | undefined = body;
        for (const { isRemoval, path: route, value } of changes) {
          const next: Data | undefined = want && expected(want, route, isRemoval ? 'remove' : 'addOrReplace', value);
          want = next ?? (isRemoval ? want : undefined);
        }
        const plan = planFix({ node, title: 'Mend it', applicability: 'safe', why: 'it is asked for', operations });
        if (plan === undefined) return;
        planned += 1;
        const after = applyEdits(text, plan.edits) ?? '';
        const [mended, other] = nodesOf(after, language);
        expect(propertiesOf(mended), `${text}\n→\n${after}`).toEqual(want);
        expect(propertiesOf(other)).toEqual({ alpha: 1 });
        expect(asViewer(text, plan.edits)).toBe(after);
      }),
      { numRuns: 600 },
    );
    expect(planned).toBeGreaterThan(200);
  });
});

function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((step, at) => at >= path.length || step === path[at]);
}
