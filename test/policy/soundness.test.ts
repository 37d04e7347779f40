import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/policy/document/policy.ts';
import type { FailingCases, Judgement } from '../../src/policy/judge/judgement.ts';
import { graphOf } from './graphs.ts';
import { accountType, judgeAll, policyOf } from './helpers.ts';

/** Parameters with the values that each may take; `free` stands for one of many. */
const parameters = {
  on: { declared: { type: 'bool' }, values: [true, false] },
  off: { declared: { type: 'bool' }, values: [true, false] },
  sku: {
    declared: { type: 'string', allowedValues: ['Premium_LRS', 'Standard_LRS', ''] },
    values: ['Premium_LRS', 'Standard_LRS', ''],
  },
  size: { declared: { type: 'int', minValue: 1, maxValue: 3 }, values: [1, 2, 3] },
  free: { declared: { type: 'string' }, values: ['', 'x', 'premium_lrs', 'other'] },
} as const;
type Name = keyof typeof parameters;
const names = Object.keys(parameters) as Name[];
const finite: Name[] = ['on', 'off', 'sku'];

const expression = (used: readonly Name[]) =>
  fc.letrec<{ any: string; bool: string }>((tie) => ({
    bool: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...used.filter((name) => name === 'on' || name === 'off').map((name) => `parameters('${name}')`)),
      fc.tuple(tie('bool'), tie('bool')).map(([a, b]) => `and(${a}, ${b})`),
      tie('bool').map((a) => `not(${a})`),
      fc.constantFrom(...used).map((name) => `equals(parameters('${name}'), 'x')`),
    ),
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...used).map((name) => `parameters('${name}')`),
      fc.constantFrom("'x'", "'Premium_LRS'", 'null()', "''", 'true()'),
      fc.tuple(tie('bool'), tie('any'), tie('any')).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      fc.constantFrom(...used).map((name) => `concat(string(parameters('${name}')), '_LRS')`),
      fc.constantFrom(...used).map((name) => `toLower(string(parameters('${name}')))`),
    ),
  }));

const test = fc.oneof(
  fc
    .constantFrom('properties.a', 'properties.b', 'tags.c')
    .chain((field) =>
      fc.oneof(
        fc.record({ field: fc.constant(field), equals: fc.constantFrom<Json>('premium_lrs', '', true, 2, 'x') }),
        fc.record({ field: fc.constant(field), notIn: fc.constant(['x', 'Standard_LRS', 'true']) }),
        fc.record({ field: fc.constant(field), like: fc.constantFrom('*_lrs', 'p*', 'x') }),
        fc.record({ field: fc.constant(field), exists: fc.boolean() }),
        fc.record({ field: fc.constant(field), contains: fc.constantFrom('rem', 'x') }),
      ),
    ),
  fc.record({
    count: fc.constant({ field: 'properties.list[*]', where: { field: 'properties.list[*].v', exists: true } }),
    greater: fc.constantFrom(0, 1),
  }),
  fc.record({
    count: fc.constant({ resources: 'others', where: { field: 'properties.a', equals: 'x' } }),
    equals: fc.constantFrom(0, 1),
  }),
);

const { condition } = fc.letrec<{ condition: Json }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    test as fc.Arbitrary<Json>,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((exactlyOne) => ({ exactlyOne })),
    tie('condition').map((not) => ({ not })),
  ),
}));

const caseOf = (used: readonly Name[]) => {
  const { any, bool } = expression(used);
  return fc.record({ condition, a: any, b: any, c: any, v: any, list: bool, when: bool, otherWhen: bool, otherA: any });
};
type Case = ReturnType<typeof caseOf> extends fc.Arbitrary<infer T> ? T : never;
type Assignment = Partial<Record<Name, unknown>>;

function verdict(each: Case, given: Assignment): string {
  return judgementOf(each, given)?.verdict ?? 'notThere';
}

function judgementOf(each: Case, given: Assignment): Judgement | undefined {
  const declared = names.map((name) => [
    name,
    { ...parameters[name].declared, ...(name in given && { defaultValue: given[name] }) },
  ]);
  const account = (name: string, when: string, properties: object, rest: object = {}) => ({
    type: accountType,
    apiVersion: '2023-01-01',
    name,
    condition: `[${when}]`,
    properties,
    ...rest,
  });
  const list = `[if(${each.list}, createArray(createObject('v', ${each.v})), createArray(createObject('v', 1), createObject('w', 1)))]`;
  const own = account(
    'own',
    each.when,
    { a: `[${each.a}]`, b: `[${each.b}]`, list, other: "[resourceId('Microsoft.Storage/storageAccounts', 'other')]" },
    { tags: { c: `[${each.c}]` } },
  );
  const graph = graphOf({
    parameters: Object.fromEntries(declared),
    resources: [own, account('other', each.otherWhen, { a: `[${each.otherA}]` })],
  });
  const used = JSON.stringify(each.condition).includes('others');
  const policy = policyOf({
    resource: accountType,
    require: each.condition,
    ...(used && { let: { others: { follow: 'properties.other' } } }),
  });
  return judgeAll(policy, graph).find(({ node }) => node.name === 'own');
}

function assignments(used: readonly Name[]): Assignment[] {
  return used.reduce<Assignment[]>(
    (rows, name) => rows.flatMap((row) => parameters[name].values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}

describe('verdicts over unknown parameters', () => {
  it('are never contradicted by any value', () => {
    fc.assert(
      fc.property(caseOf(names), fc.nat(), (each, seed) => {
        const known = verdict(each, {});
        if (known === 'open') return;
        const all = assignments(names);
        for (let i = 0; i < 6; i += 1) {
          const given = all[(seed + i * 37) % all.length] ?? {};
          expect([known, 'notThere', 'notApplicable']).toContain(verdict(each, given));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are open only where giving finite parameters values does not decide all alike', () => {
    fc.assert(
      fc.property(caseOf(finite), (each) => {
        if (verdict(each, {}) !== 'open') return;
        const found = new Set(assignments(finite).map((given) => verdict(each, given)));
        found.delete('notThere');
        expect([['pass'], ['fail']]).not.toContainEqual([...found]);
      }),
      { numRuns: 200 },
    );
  });
});

/** What is said to fail, of a case that is undecided. */
function failingIn(each: Case): readonly FailingCases[] {
  const judgement = judgementOf(each, {});
  return judgement && 'trial' in judgement ? (judgement.trial?.().failing ?? []) : [];
}

function assignmentOf({ parameter, given }: FailingCases, value: unknown): Assignment {
  return { [parameter]: value, ...(given && { [given.parameter]: given.value }) };
}

describe('values with which an undecided check fails', () => {
  it('fail it when they are given, and the others that are named pass it', () => {
    fc.assert(
      fc.property(caseOf(names), (each) => {
        for (const failing of failingIn(each)) {
          for (const value of failing.values) expect(verdict(each, assignmentOf(failing, value))).toBe('fail');
          for (const value of failing.passes) expect(verdict(each, assignmentOf(failing, value))).toBe('pass');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are all values of one parameter that fail it, where the resource is there', () => {
    fc.assert(
      fc.property(caseOf(finite), (each) => {
        if (verdict(each, {}) !== 'open') return;
        const told = failingIn(each).filter(({ given }) => given === undefined);
        for (const name of finite) {
          const isThere = (value: unknown) =>
            assignments(finite).some((given) => given[name] === value && verdict(each, given) === 'fail');
          const values: readonly unknown[] = told.find(({ parameter }) => parameter === name)?.values ?? [];
          const missed = parameters[name].values.filter(
            (value) => !values.includes(value) && verdict(each, { [name]: value }) === 'fail' && isThere(value),
          );
          expect([name, missed]).toEqual([name, []]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
