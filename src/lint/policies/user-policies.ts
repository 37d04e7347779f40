import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type DocumentCheck, loadPolicy } from '../../policy/load.ts';
import { located } from '../diagnostics.ts';
import type { Session } from '../read/session.ts';
import type { LintDiagnostic } from '../result.ts';
import type { LoadedPolicy } from './policies.ts';
import { OptionError } from './select.ts';

export interface UserPolicies {
  readonly policies: readonly LoadedPolicy[];
  /** Errors of policies that were refused, warnings of others. */
  readonly diagnostics: readonly LintDiagnostic[];
}

/**
 * The policies of folders of a user's, each folder a pack of its name. A policy may not have the id of another one.
 * Throws `OptionError` for a folder that is not there.
 */
export async function userPolicies(
  session: Session,
  folders: readonly string[],
  shipped: readonly LoadedPolicy[],
  check?: DocumentCheck,
): Promise<UserPolicies> {
  const policies: LoadedPolicy[] = [];
  const diagnostics: LintDiagnostic[] = [];
  const taken = new Map(shipped.map(({ policy, pack }) => [policy.document.id.toLowerCase(), `the pack ${pack}`]));
  for (const folder of folders) {
    for (const file of policyFiles(session, folder)) {
      const source = session.workspace.read(file);
      if (source.kind === 'error') {
        diagnostics.push({ severity: 'error', code: source.code, message: source.message, file });
        continue;
      }
      const loaded = await loadPolicy(source.source, check);
      diagnostics.push(...loaded.diagnostics.map(located));
      if (loaded.policy === undefined) continue;
      const { id } = loaded.policy.document;
      const owner = taken.get(id.toLowerCase());
      if (owner === undefined)
        policies.push({ pack: path.basename(path.resolve(session.cwd, folder)), policy: loaded.policy });
      else diagnostics.push(shadowing(id, owner, file));
      taken.set(id.toLowerCase(), owner ?? file);
    }
  }
  return { policies, diagnostics };
}

function policyFiles(session: Session, folder: string): string[] {
  const absolute = path.resolve(session.cwd, folder);
  if (!existsSync(absolute)) throw new OptionError(`the policies folder '${folder}' does not exist`);
  const names = readdirSync(absolute, { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => session.pathOf(path.join(absolute, name)));
}

function shadowing(id: string, owner: string, file: string): LintDiagnostic {
  const message = `the id ${id} is taken by ${owner}; give this policy another one (a policy is switched off with --ignore ${id})`;
  return { severity: 'error', code: 'policy-shadows', message, file };
}
