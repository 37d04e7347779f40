import { describe, expect, it } from 'vitest';
import { show, showFile } from './show.ts';

/** Pairs as the compiler writes them; `kid.json` is the module. */
describe('what is said of Bicep is said of its compiled form', () => {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  const kidTemplate = {
    $schema: schema,
    contentVersion: '1.0.0.0',
    parameters: { n: { type: 'string', defaultValue: 'x' } },
    resources: [],
    outputs: {
      label: { type: 'string', value: "[format('part-{0}', parameters('n'))]" },
      nothing: { type: 'string', nullable: true, value: '[null()]' },
    },
  };
  const nested = (name: string, more: object = {}) => ({
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2025-04-01',
    name,
    ...more,
    properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, template: kidTemplate },
  });
  const compiledResources = {
    one: nested('one'),
    maybe: nested('maybe', { condition: "[parameters('open')]" }),
    off: nested('off', { condition: '[false()]' }),
    parts: nested("[format('part{0}', copyIndex())]", { copy: { name: 'parts', count: 2 } }),
  };
  const written = `param open bool
module one 'kid.json' = { name: 'one' }
module maybe 'kid.json' = if (open) { name: 'maybe' }
module off 'kid.json' = if (false) { name: 'off' }
module parts 'kid.json' = [for i in range(0, 2): { name: 'part\${i}' }]
`;
  const open = "parameters('open')";

  it.each([
    ['one.outputs.label', "reference('one').outputs.label.value"],
    ['one.outputs.nothing', "reference('one').outputs.nothing.value"],
    [
      "one.outputs.?nothing ?? 'none'",
      "coalesce(tryGet(tryGet(reference('one').outputs, 'nothing'), 'value'), 'none')",
    ],
    ['one.outputs.?nothing.x', "tryGet(tryGet(reference('one').outputs, 'nothing'), 'value', 'x')"],
    ['off.?outputs.label', "tryGet(tryGet(if(false(), reference('off'), null()), 'outputs'), 'label', 'value')"],
    [
      'off.?outputs.?label',
      "tryGet(tryGet(tryGet(if(false(), reference('off'), null()), 'outputs'), 'label'), 'value')",
    ],
    ['maybe.?outputs.label', `tryGet(tryGet(if(${open}, reference('maybe'), null()), 'outputs'), 'label', 'value')`],
    ['maybe.?name', `if(${open}, 'maybe', null())`],
    ['(open ? one : maybe).outputs.label', `if(${open}, reference('one'), reference('maybe')).outputs.label.value`],
    ['(open ? one : null).outputs.label', `if(${open}, reference('one'), null()).outputs.label`],
    ['length(parts)', "length(references('parts'))"],
    [
      'map(parts, p => p.outputs.label)',
      "map(references('parts'), lambda('p', lambdaVariables('p').outputs.label.value))",
    ],
    ['first(parts).outputs.label', "first(references('parts')).outputs.label"],
    ['first(parts)!.outputs.label', "first(references('parts')).outputs.label.value"],
    ['parts[1].outputs.label', "reference(format('parts[{0}]', 1)).outputs.label.value"],
    ['any(one).outputs.label', "reference('one').outputs.label"],
  ])('%s', (bicep, compiled) => {
    const template = {
      $schema: schema,
      languageVersion: '2.0',
      contentVersion: '1.0.0.0',
      parameters: { open: { type: 'bool' } },
      resources: compiledResources,
      outputs: { it: { type: 'object', value: `[${compiled}]` } },
    };
    const ours = show(`${written}output it object = ${bicep}\n`, { 'kid.json': JSON.stringify(kidTemplate) });
    const theirs = showFile('main.json', { 'main.json': JSON.stringify(template) });
    const shape = (value: unknown): string => JSON.stringify(value).replaceAll(/"expression":"(?:[^"\\]|\\.)*"/g, '""');
    expect(shape(ours.outputs.it)).toBe(shape(theirs.outputs.it));
    const codes = (problems: readonly string[]): string[] =>
      problems.flatMap((each) => each.match(/\[[a-z-]+\]$/) ?? []);
    expect(codes(ours.problems)).toEqual(codes(theirs.problems));
  });
});
