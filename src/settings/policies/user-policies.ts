import path from 'node:path';
import { type DocumentCheck, loadPolicy } from '../../policy/load.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import type { SourceText } from '../../source/text.ts';
import type { ReadResult } from '../../source/workspace.ts';
import { located } from '../../workspace/diagnostics.ts';
import { relativePath } from '../../workspace/find/discover.ts';
import type { Session } from '../../workspace/session.ts';
import type { LoadedPolicy } from './policies.ts';
import { type PolicyPlace, policyFilesAt } from './policy-places.ts';
import { openVocabularies, type ReadAt } from './vocabularies.ts';

export interface UserPolicies {
  readonly policies: readonly LoadedPolicy[];
  /** Errors of policies that were refused, warnings of others. */
  readonly diagnostics: readonly LintDiagnostic[];
  /** What was read for them: policies and vocabularies. */
  readonly sources: readonly SourceText[];
}

/**
 * The policies at places of a user's, each a pack of its folder's name. A policy may not have the id of another one.
 * Throws `OptionError` for a place where there can be none.
 */
export async function userPolicies(
  session: Session,
  places: readonly PolicyPlace[],
  shipped: readonly LoadedPolicy[],
  check?: DocumentCheck,
): Promise<UserPolicies> {
  const policies: LoadedPolicy[] = [];
  const diagnostics: LintDiagnostic[] = [];
  const sources: SourceText[] = [];
  const taken = new Map(shipped.map(({ policy, pack }) => [policy.document.id.toLowerCase(), `the pack ${pack}`]));
  for (const place of places) {
    const readFile: ReadAt = (each) => {
      const read = readAt(place, each, nameOf(session, place, each));
      if (read.kind === 'ok') sources.push(read.source);
      return read;
    };
    const vocabularies = openVocabularies(readFile);
    for (const each of policyFilesAt(place)) {
      const absolute = path.join(place.room.workspace.root, each);
      const file = nameOf(session, place, each);
      const read = readFile(each);
      if (read.kind === 'error') {
        diagnostics.push({ severity: 'error', code: read.code, message: read.message, file });
        continue;
      }
      const loaded = await loadPolicy(read.source, check, await vocabularies.of(each));
      diagnostics.push(...loaded.diagnostics.map(located));
      if (loaded.policy === undefined) continue;
      const { id } = loaded.policy.document;
      const owner = taken.get(id.toLowerCase());
      if (owner === undefined) policies.push({ pack: packOf(place), policy: loaded.policy, file: absolute });
      else diagnostics.push(shadowing(id, owner, file));
      taken.set(id.toLowerCase(), owner ?? file);
    }
    diagnostics.push(...vocabularies.diagnostics);
  }
  return { policies, diagnostics, sources };
}

function nameOf(session: Session, { room }: PolicyPlace, each: string): string {
  return relativePath(session.workspace, path.join(room.workspace.root, each));
}

/** A policy of another workspace is named as it is seen from this one. */
function readAt({ room }: PolicyPlace, each: string, file: string): ReadResult {
  const read = room.workspace.read(each);
  return read.kind === 'error' ? read : { kind: 'ok', source: { ...read.source, path: file } };
}

function packOf({ room }: PolicyPlace): string {
  const at = path.join(room.workspace.root, room.path);
  return path.basename(at.endsWith('.json') ? path.dirname(at) : at);
}

function shadowing(id: string, owner: string, file: string): LintDiagnostic {
  const message = `the id ${id} is used by ${owner}; give this policy another one (a policy is switched off with --ignore ${id})`;
  return { severity: 'error', code: 'policy-shadows', message, file };
}
