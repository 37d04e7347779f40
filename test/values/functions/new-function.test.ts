import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lint } from '../../../src/index.ts';
import { compileAzureCondition } from '../../../src/policy/compile/azure.ts';
import { apply } from '../../../src/values/term.ts';
import { armTemplate, fixText, nodeOf, set, worldOf } from '../../fix/world.ts';
import { printed } from '../../spelled.ts';

/** Two rows in the table of a family: all that new functions take. */
vi.mock('../../../src/values/functions/string.ts', async (original) => {
  const { stringFunctions } = await original<typeof import('../../../src/values/functions/string.ts')>();
  const { carrying, plain } = await import('../../../src/values/functions/signature.ts');
  const { valueOf } = await import('../../../src/values/functions/text-arguments.ts');
  return {
    stringFunctions: [
      ...stringFunctions,
      plain('string', 'fenced(text: string, [mark: string]): string', ([text, mark = '|']) => `${mark}${text}${mark}`),
      carrying('object', 'sealed(object: object): object', ([object]) => ({ value: valueOf(object) }), {
        adviceInBicep: 'write the object itself',
        inPolicies: false,
        passage: { kept: (args) => args, written: ({ args: [object] }) => object },
      }),
    ],
  };
});

/** And one of those that need the deployment. */
vi.mock('../../../src/evaluate/context-functions/scope.ts', async (original) => {
  const { scopeFunctions } = await original<typeof import('../../../src/evaluate/context-functions/scope.ts')>();
  const { inContext } = await import('../../../src/evaluate/context-functions/row.ts');
  return {
    scopeFunctions: [
      ...scopeFunctions,
      inContext('scope', 'scopeKind(): string', (_, frame) => `kind ${frame.deployment.scope.kind}`),
    ],
  };
});

const type = 'Microsoft.Network/networkInterfaces';

function arm(a: string): string {
  return armTemplate(`  "parameters": { "name": { "type": "string" } },
  "variables": { "settings": { "enabled": true } },
  "resources": [
    { "type": "${type}", "apiVersion": "2023-09-01", "name": "nic", "properties": { "a": ${a} } }
  ]`);
}

function bicep(a: string): string {
  return `param name string
resource nic '${type}@2023-09-01' = {
  name: 'nic'
  properties: {
    a: ${a}
  }
}
`;
}

function bodyOf(name: string, text: string): string {
  return JSON.stringify(printed(nodeOf(worldOf({ [name]: text }), type).body));
}

async function diagnosticsOf(name: string, text: string): Promise<string[]> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'resilint-function-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(path.join(cwd, name), text);
  return (await lint({ cwd })).diagnostics.map(({ message }) => message);
}

/** What is wrong with a condition of a policy that calls a function. */
function problemsOf(call: string): string[] {
  const { problems } = compileAzureCondition({ value: `[${call}]`, equals: '-x-' });
  return problems.map(({ message }) => message);
}

describe('a function that is one row of a table', () => {
  it('is computed in both languages, in any case in JSON', () => {
    expect(bodyOf('main.json', arm(`"[FENCED('x', '-')]"`))).toContain('-x-');
    expect(bodyOf('main.bicep', bicep(`fenced('x')`))).toContain('|x|');
  });

  it('is called with as many arguments as the row says, and hinted at', async () => {
    expect((await diagnosticsOf('main.json', arm('"[fenced()]"'))).join()).toContain('fenced(text, [mark]) expects');
    expect((await diagnosticsOf('main.bicep', bicep("fenced('x', 'y', 'z')"))).join()).toContain(
      'fenced(text, [mark]) expects 1 to 2 arguments',
    );
    expect((await diagnosticsOf('main.json', arm('"[fencd(\'x\')]"'))).join()).toContain("did you mean 'fenced'?");
    expect((await diagnosticsOf('main.bicep', bicep("fencd('x')"))).join()).toContain("did you mean 'fenced'?");
  });

  it('is no function of Bicep where the row says what to do there', async () => {
    expect((await diagnosticsOf('main.bicep', bicep('sealed({})'))).join()).toContain(
      "'sealed' is not a function of Bicep; in Bicep write the object itself",
    );
  });

  it('is there for policies, unless the row says that it is not', () => {
    expect(problemsOf("fenced('x', '-')")).toEqual([]);
    expect(problemsOf('fenced()').join()).toContain('fenced(text, [mark]) does not take 0 arguments');
    expect(problemsOf("sealed('x')").join()).toContain("'sealed' is a function of templates that policies lack");
  });

  it('is looked through, to where the value is written, and mended there', () => {
    const before = arm('"[sealed(variables(\'settings\'))]"');
    const after = before.replace('"enabled": true', '"enabled": false');
    expect(fixText(before, type, set('properties.a.enabled', false))).toBe(after);
  });

  it('may need the deployment, which policies do not have', async () => {
    expect(bodyOf('main.json', arm('"[ScopeKind()]"'))).toContain('kind resourceGroup');
    expect(bodyOf('main.bicep', bicep('az.scopeKind()'))).toContain('kind resourceGroup');
    expect((await diagnosticsOf('main.bicep', bicep('sys.scopeKind()'))).join()).toContain("'az' has");
    expect(problemsOf('scopeKind()').join()).toContain("'scopeKind' is a function of templates that policies lack");
  });

  it('is written into an edit, in either language', () => {
    const term = apply('fenced', [apply('toLower', ['X'], 'string'), '-'], 'string');
    expect(fixText(arm('1'), type, set('properties.a', term))).toBe(arm(`"[fenced(toLower('X'), '-')]"`));
    expect(fixText(bicep('1'), type, set('properties.a', term))).toBe(bicep(`fenced(toLower('X'), '-')`));
  });
});
