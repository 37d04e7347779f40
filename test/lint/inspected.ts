import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from '../../src/author/inspect.ts';

/** What `graph` says of a file that lies in a folder with others, where it is deployed being known. */
export function inspected(
  files: { readonly [name: string]: string },
  file: string,
): { readonly messages: readonly string[] } {
  const cwd = mkdtempSync(path.join(tmpdir(), 'inspected-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(cwd, name), content);
    const context = { subscriptionId: 'sub', resourceGroup: 'group', deploymentName: 'main', location: 'westeurope' };
    const { problems } = inspect({ cwd, file, parameters: [], env: [], context });
    return { messages: problems };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
