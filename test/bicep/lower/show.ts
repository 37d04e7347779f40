import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from '../../../src/author/inspect.ts';

interface Shown {
  readonly outputs: { readonly [name: string]: unknown };
  readonly resources: readonly { readonly id: unknown; readonly exists: unknown; readonly resource: object }[];
  /** `line:column: message [code]`, of the main file. */
  readonly problems: readonly string[];
}

interface Options {
  readonly parameters?: readonly string[];
  readonly env?: readonly string[];
}

/** What the graph of a Bicep file says, with other files beside it. Identifiers of the deployment are known. */
export function show(text: string, others: { readonly [name: string]: string } = {}, options: Options = {}): Shown {
  return showFile('main.bicep', { 'main.bicep': text, ...others }, options);
}

/** The same of any template. */
export function showFile(
  file: string,
  files: { readonly [name: string]: string },
  { parameters = [], env = [] }: Options = {},
): Shown {
  const cwd = mkdtempSync(path.join(tmpdir(), 'lower-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), content);
    }
    const context = { subscriptionId: 'sub', resourceGroup: 'group', deploymentName: 'main', location: 'westeurope' };
    const result = inspect({ cwd, file, parameters, env, context });
    const { outputs, resources } = JSON.parse(result.text) as Omit<Shown, 'problems'>;
    return { outputs, resources, problems: result.problems.map((each) => each.replace(`${file}:`, '')) };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
