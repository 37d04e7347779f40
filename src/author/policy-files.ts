import path from 'node:path';
import type { LintDiagnostic } from '../result/result.ts';
import type { LoadedPolicy } from '../settings/policies/policies.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { namedPlace, policyFilesAt } from '../settings/policies/policy-places.ts';
import { typeCheck } from '../settings/policies/type-check.ts';
import { userPolicies } from '../settings/policies/user-policies.ts';
import { createNamed, refusalToCreate } from '../source/door/write.ts';
import { roomOf } from '../source/named.ts';
import { OptionError } from '../source/option-error.ts';
import type { ReadResult } from '../source/workspace.ts';
import { openSession, type Session } from '../workspace/session.ts';
import { parsePage } from './pages/page.ts';
import { runCase } from './pages/run.ts';
import { templatePage, templatePolicy } from './pages/starter.ts';
import { unlikeTwins } from './pages/twins.ts';

export interface PolicyFilesOptions {
  readonly cwd: string;
  /** Folders of policies, and single ones. */
  readonly paths: readonly string[];
  /** The folder of a bicep-types index that replaces the shipped one. */
  readonly types?: string;
}

export interface CheckedPolicies {
  readonly loaded: readonly LoadedPolicy[];
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Loads every policy at the paths as strictly as a run would: schema, names, types. */
export async function checkPolicyFiles({ cwd, paths, types }: PolicyFilesOptions): Promise<CheckedPolicies> {
  const session = sessionIn(cwd);
  const check = await typeCheck(types === undefined ? undefined : typesFolder(session, types));
  const places = paths.map((written) => namedPlace(session, written));
  const absolute = places.flatMap((place) =>
    policyFilesAt(place).map((file) => path.join(place.room.workspace.root, file)),
  );
  const files = new Set(absolute.map((file) => file.split(path.sep).slice(-3).join('/')));
  // A shipped policy may be checked itself.
  const others = (await shippedPolicies()).filter(
    ({ pack, policy }) => !files.has(`policies/${pack}/${policy.document.id}.json`),
  );
  const { policies, diagnostics } = await userPolicies(session, places, others, check);
  return { loaded: policies, diagnostics };
}

/** Where the index of types really is. Throws `OptionError` for one that may not be read. */
function typesFolder({ workspace, cwd }: Session, given: string): string {
  const room = roomOf(workspace, path.resolve(cwd, given), given);
  const found = room.kind === 'ok' ? room.workspace.find(room.path) : room;
  if (found.kind === 'error') throw new OptionError(`the types cannot be read: ${found.message}`);
  return found.file;
}

export interface PageResult {
  readonly id: string;
  readonly page: string;
  readonly cases: number;
  readonly problems: readonly string[];
}

/** Runs the examples of each policy's page, the Markdown file beside it. */
export async function testPolicyFiles(
  options: PolicyFilesOptions,
): Promise<{ readonly checked: CheckedPolicies; readonly pages: readonly PageResult[] }> {
  const checked = await checkPolicyFiles(options);
  const { loadFacts } = await import('../policy/facts.ts');
  const { fact } = await loadFacts();
  const session = sessionIn(options.cwd);
  const pages = checked.loaded.map((loaded): PageResult => {
    const { id } = loaded.policy.document;
    const page = path.join(path.dirname(loaded.file ?? ''), `${id}.md`);
    const read = readPage(session, page);
    if (read.kind === 'error' && read.code === 'not-found')
      return { id, page: `${id}.md`, cases: 0, problems: [`the policy has no page ${id}.md next to it`] };
    if (read.kind === 'error') return { id, page: `${id}.md`, cases: 0, problems: [read.message] };
    const { cases, problems } = parsePage(read.source.text);
    const failed = cases.flatMap((example) =>
      runCase(loaded, example, fact).problems.map((problem) => `line ${example.line}, ${example.verdict}: ${problem}`),
    );
    return {
      id,
      page: path.relative(options.cwd, page),
      cases: cases.length,
      problems: [...problems, ...unlikeTwins(loaded, cases, fact), ...failed],
    };
  });
  return { checked, pages };
}

/** Writes a first policy and its page, which pass `policy check` and `policy test`. Never overwrites. */
export function startPolicy(cwd: string, folder: string, id: string): string[] {
  if (!/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(id))
    throw new OptionError(`'${id}' is no id: letters, digits and single dashes, for example CONTOSO-1`);
  const { workspace, cwd: here } = sessionIn(cwd);
  const named = (file: string) => {
    const absolute = path.resolve(here, folder, file);
    return { root: workspace.root, absolute, given: path.relative(here, absolute) };
  };
  const files = [
    { file: named(`${id}.json`), text: templatePolicy(id) },
    { file: named(`${id}.md`), text: templatePage(id) },
  ];
  const [refused] = files.flatMap(({ file }) => refusalToCreate(file) ?? []);
  if (refused) throw new OptionError(`${refused.message}; nothing was written`);
  for (const { file, text } of files) {
    const written = createNamed(file, text);
    if (written.kind === 'error') throw new OptionError(written.message);
  }
  return files.map(({ file }) => file.given);
}

function readPage({ workspace }: Session, page: string): ReadResult {
  const room = roomOf(workspace, page, page);
  return room.kind === 'error' ? room : room.workspace.read(room.path);
}

function sessionIn(cwd: string): Session {
  return openSession({ cwd, context: {}, parameters: [], env: [] });
}
