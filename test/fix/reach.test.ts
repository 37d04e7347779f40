import { describe, expect, it } from 'vitest';
import { mergePlans } from '../../src/fix/merge.ts';
import { planFix } from '../../src/fix/plan.ts';
import { armTemplate, type Files, fixFiles, nodeOf, remove, set, worldOf } from './world.ts';

const disk = 'Microsoft.Compute/disks';
const sku = set('sku.name', 'Premium_LRS');

function arm(sections: string, name: string, ...more: string[]): Files {
  const resource = (label: string, value: string) =>
    `    { "type": "${disk}", "apiVersion": "2023-10-02", "name": "${label}", "sku": { "name": "${value}" } }`;
  const resources = [resource('one', name), ...more.map((each, at) => resource(`more${at}`, each))].join(',\n');
  return { 'main.json': armTemplate(`${sections},\n  "resources": [\n${resources}\n  ]`) };
}

function fixArm(files: Files, parameters: string[] = [], options = {}) {
  return fixFiles(files, nodeOf(worldOf(files, parameters), disk), [sku], options);
}

describe('a value that comes from elsewhere', () => {
  const variable = (value: string) => `  "variables": { "kind": "${value}", "all": { "a": "x", "b": "${value}" } }`;

  it('is changed at the literal of the variable that only this property uses', () => {
    const fixed = fixArm(arm(variable('Standard_LRS'), "[variables('all').b]", "[variables('all').a]"));
    expect(fixed?.plan).toMatchObject({ title: 'Mend it', applicability: 'safe' });
    expect(fixed?.files['main.json']).toContain('"b": "Premium_LRS"');
    expect(fixed?.files['main.json']).toContain('"kind": "Standard_LRS"');
  });

  it('is disruptive to change where others use it too, and the title says who', () => {
    const used = "[variables('kind')]";
    expect(fixArm(arm(variable('Standard_LRS'), used, used, used, used, used))?.plan).toMatchObject({
      title: "Mend it (also changes 'more0', 'more1', 'more2' and 1 more)",
      applicability: 'disruptive',
    });
    const output = `${variable('Standard_LRS')},\n  "outputs": { "o": { "type": "string", "value": "${used}" } }`;
    expect(fixArm(arm(output, used))?.plan.title).toBe("Mend it (also changes output 'o')");
  });

  it('is told of with the names that the template has', () => {
    const files = arm(`${variable('Standard_LRS')},\n  "parameters": {}`, "[variables('kind')]", "[variables('kind')]");
    const named = { 'main.json': (files['main.json'] ?? '').replace('"more0"', `"[variables('all').a]"`) };
    const byVariable = { 'main.json': (files['main.json'] ?? '').replace('"more0"', `"[variables('kind')]"`) };
    expect(fixArm(named)?.plan.title).toBe(`Mend it (also changes '${disk}')`);
    expect(fixArm(byVariable)?.plan.title).toBe("Mend it (also changes '[variables('kind')]')");
  });

  it('is changed for those who use the member that comes or goes, or all of it', () => {
    const bicep = (used: string) => ({
      'main.bicep': `var kind = { name: 'x', tier: { a: 1 } }
resource one '${disk}@2023-10-02' = {
  name: 'one'
  sku: kind
}
resource more '${disk}@2023-10-02' = if (${used}) {
  name: 'more'
}
`,
    });
    const title = (used: string, operation: Parameters<typeof fixFiles>[2][number]) =>
      fixFiles(bicep(used), nodeOf(worldOf(bicep(used)), disk), [operation])?.plan.title;
    expect(title('kind.tier.a == 1', set('sku.size', 'big'))).toBe('Mend it');
    expect(title("kind.?size == 'big'", set('sku.size', 'big'))).toBe("Mend it (also changes 'more')");
    expect(title('contains(kind, kind.name)', set('sku.size', 'big'))).toBe("Mend it (also changes 'more')");
    expect(title('kind.tier.a == 1', remove('sku.name'))).toBe('Mend it');
    expect(title("kind.name == 'x'", remove('sku.name'))).toBe("Mend it (also changes 'more')");
    expect(title('kind.tier.a == 1', set('sku.tier.b', 2))).toBe('Mend it');
    expect(title('kind.tier == {}', set('sku.tier.b', 2))).toBe("Mend it (also changes 'more')");
  });

  it('is used by what is merged of it only where that member is asked for', () => {
    const merged = (member: string) => `[union(variables('all'), createObject('c', 'x')).${member}]`;
    expect(fixArm(arm(variable('Standard_LRS'), "[variables('all').b]", merged('a')))?.plan.title).toBe('Mend it');
    expect(fixArm(arm(variable('Standard_LRS'), "[variables('all').b]", merged('b')))?.plan.title).toBe(
      "Mend it (also changes 'more0')",
    );
  });

  it('is followed through other variables and defaults', () => {
    const sections = `  "parameters": { "p": { "type": "string", "defaultValue": "Standard_LRS" } },
  "variables": { "v": "[parameters('p')]", "w": "[variables('v')]" }`;
    const fixed = fixArm(arm(sections, "[variables('w')]", "[parameters('p')]"));
    expect(fixed?.plan).toMatchObject({ title: "Mend it (also changes 'more0')", applicability: 'disruptive' });
    expect(fixed?.files['main.json']).toContain('"defaultValue": "Premium_LRS"');
  });

  it('is not changed to what its parameter does not allow', () => {
    const parameter = (allowed: string) =>
      `  "parameters": { "p": { "type": "string", "defaultValue": "Standard_LRS", "allowedValues": ["Standard_LRS"${allowed}] } }`;
    expect(fixArm(arm(parameter(''), "[parameters('p')]"))).toBeUndefined();
    expect(fixArm(arm(parameter(', "Premium_LRS"'), "[parameters('p')]"))).toBeDefined();
  });

  it('is changed in a parameter file only where that is allowed', () => {
    const template = arm('  "parameters": { "p": { "type": "string", "defaultValue": "x" } }', "[parameters('p')]");
    const parameters = (value: string) =>
      `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "p": { "value": "${value}" } } }`;
    const files = { ...template, 'p.json': parameters('Standard_LRS') };
    expect(fixArm(files, ['p.json'])).toBeUndefined();
    const fixed = fixArm(files, ['p.json'], { parameterFile: true });
    expect(fixed?.files).toEqual({ ...template, 'p.json': parameters('Premium_LRS') });
  });

  it('is changed in a Bicep parameter file', () => {
    const main = `param p string\nresource d '${disk}@2023-10-02' = {\n  name: 'd'\n  sku: {\n    name: p\n  }\n}\n`;
    const parameters = (value: string) => `using 'main.bicep'\nparam p = '${value}' // why\n`;
    const files = { 'main.bicep': main, 'main.bicepparam': parameters('Standard_LRS') };
    const fixed = fixArm(files, ['main.bicepparam'], { parameterFile: true });
    expect(fixed?.files).toEqual({ ...files, 'main.bicepparam': parameters('Premium_LRS') });
    expect(fixArm(files, ['main.bicepparam'])).toBeUndefined();
  });

  it('without a literal anywhere has no edit', () => {
    expect(fixArm(arm('  "parameters": { "p": { "type": "string" } }', "[parameters('p')]"))).toBeUndefined();
  });
});

describe('a value in a module', () => {
  const module = `param kind string\nresource d '${disk}@2023-10-02' = {\n  name: 'd'\n  sku: {\n    name: kind\n  }\n}\n`;
  const own = module.replace('param kind string\n', '').replace('name: kind', "name: 'Standard_LRS'");
  const call = (name: string, value: string) =>
    `module ${name} 'm.bicep' = {\n  name: '${name}'\n  params: {\n    kind: '${value}'\n  }\n}\n`;

  it('is changed in the call that gives it', () => {
    const files = { 'main.bicep': call('a', 'Standard_LRS'), 'm.bicep': module };
    const fixed = fixFiles(files, nodeOf(worldOf(files), disk), [sku]);
    expect(fixed?.files).toEqual({ 'main.bicep': call('a', 'Premium_LRS'), 'm.bicep': module });
    expect(fixed?.plan.applicability).toBe('safe');
  });

  it('is changed in the variable that the call passes on, and says who else gets it', () => {
    const main = (value: string) =>
      `var k = '${value}'\n${call('a', '').replace("''", 'k')}${call('b', '').replace("''", 'k')}`;
    const files = { 'main.bicep': main('Standard_LRS'), 'm.bicep': module };
    const fixed = fixFiles(files, nodeOf(worldOf(files), disk), [sku]);
    expect(fixed?.files['main.bicep']).toBe(main('Premium_LRS'));
    expect(fixed?.plan).toMatchObject({ title: "Mend it (also changes 'b')", applicability: 'disruptive' });
  });

  const plansOf = (files: Files) =>
    worldOf(files)
      .graph.ofType(disk)
      .map((node) =>
        [
          planFix({ node, title: 'Mend it', applicability: 'safe', why: 'it is asked for', operations: [sku] }) ?? [],
        ].flat(),
      )
      .map((plans) => [plans]);

  it('is offered once for all calls where the module itself holds it', () => {
    const calls = ['a', 'b'].map((name) => `module ${name} 'm.bicep' = {\n  name: '${name}'\n}\n`).join('');
    const plans = plansOf({ 'main.bicep': calls, 'm.bicep': own });
    expect(plans).toHaveLength(2);
    expect(mergePlans(plans).map(({ edits }) => edits.map((edit) => [edit.source.path, edit.text]))).toEqual([
      [['m.bicep', "'Premium_LRS'"]],
    ]);
    expect(mergePlans([...plans, [[]]])).toEqual([]);
    expect(mergePlans([])).toEqual([]);
  });

  it('is not offered where the calls would need different edits', () => {
    const plans = plansOf({ 'main.bicep': call('a', 'Standard_LRS') + call('b', 'Standard_LRS'), 'm.bicep': module });
    expect(plans.flat(2).map((plan) => plan.edits.length)).toEqual([1, 1]);
    expect(mergePlans(plans)).toEqual([]);
  });

  it('does not take a name of another file for one of its own', () => {
    const files = {
      'main.bicep': `import { shared } from 's.bicep'\nparam size string\n${own.replace("'Standard_LRS'", 'shared')}`,
      's.bicep': "@export()\nvar shared = 'Standard_LRS'\n",
    };
    const fixed = fixFiles(files, nodeOf(worldOf(files), disk), [sku]);
    expect(fixed?.files['s.bicep']).toBe("@export()\nvar shared = 'Premium_LRS'\n");
    const world = worldOf(files);
    const size = nodeOf(world, disk);
    const term = { ...termOf(files) };
    const operations = [{ operation: 'addOrReplace' as const, path: ['sku', 'name'], value: term }];
    expect(fixFiles(files, size, operations)).toBeUndefined();
  });
});

/** The unknown value of the parameter `size`. */
function termOf(files: Files) {
  const main = `${files['main.bicep']}output o string = size\n`.replace("name: 'd'", "name: 'd'\n  location: size");
  const location = nodeOf(worldOf({ ...files, 'main.bicep': main }), disk).location;
  if (typeof location !== 'object' || location?.kind !== 'unknown') throw new Error('the location is unknown');
  return location;
}

describe('a value in a loop', () => {
  const text = (first: string) =>
    `var kinds = ['${first}', 'Premium_LRS']\nresource d '${disk}@2023-10-02' = [for kind in kinds: {\n  name: kind\n  sku: {\n    name: kind\n  }\n}]\n`;

  it('is changed in the item of the list that this copy uses', () => {
    const files = { 'main.bicep': text('Standard_LRS') };
    const fixed = fixFiles(files, nodeOf(worldOf(files), disk), [sku]);
    expect(fixed?.files['main.bicep']).toBe(text('Premium_LRS'));
    // The list gives the name and counts the copies, too.
    expect(fixed?.plan).toMatchObject({
      title: "Mend it (also changes another property of 'd')",
      applicability: 'disruptive',
    });
  });
});
