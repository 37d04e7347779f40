import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parsePage } from '../pages/page.ts';
import { runCase } from '../pages/run.ts';
import { templatePage, templatePolicy } from '../pages/starter.ts';
import { openSession } from '../read/session.ts';
import type { LintDiagnostic } from '../result.ts';
import type { LoadedPolicy } from './policies.ts';
import { shippedPolicies } from './policies.ts';
import { namedPlace, policyFilesAt } from './policy-places.ts';
import { OptionError } from './select.ts';
import { typeCheck } from './type-check.ts';
import { userPolicies } from './user-policies.ts';

export interface PolicyFilesOptions {
  readonly cwd: string;
  /** Folders of policies, and single ones. */
  readonly paths: readonly string[];
  /** A bicep-types index that replaces the shipped one. */
  readonly types?: string;
}

export interface CheckedPolicies {
  readonly loaded: readonly LoadedPolicy[];
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Loads every policy at the paths as strictly as a run would: schema, names, types. */
export async function checkPolicyFiles({ cwd, paths, types }: PolicyFilesOptions): Promise<CheckedPolicies> {
  const session = openSession({ cwd, context: {}, parameters: [], environment: [] });
  const check = await typeCheck(types);
  const places = paths.map((written) => namedPlace(session.workspace, session.cwd, written));
  const files = new Set(places.flatMap(policyFilesAt).map((file) => file.split(path.sep).slice(-3).join('/')));
  // A shipped policy may be checked itself.
  const others = (await shippedPolicies()).filter(
    ({ pack, policy }) => !files.has(`policies/${pack}/${policy.document.id}.json`),
  );
  const { policies, diagnostics } = await userPolicies(session, places, others, check);
  return { loaded: policies, diagnostics };
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
  const { loadFacts } = await import('../../policy/facts.ts');
  const { fact } = await loadFacts();
  const pages = checked.loaded.map((loaded): PageResult => {
    const { id } = loaded.policy.document;
    const page = path.join(path.dirname(loaded.file ?? ''), `${id}.md`);
    if (!existsSync(page))
      return { id, page: `${id}.md`, cases: 0, problems: [`the policy has no page ${id}.md beside it`] };
    const { cases, problems } = parsePage(readFileSync(page, 'utf8'));
    const failed = cases.flatMap((example) =>
      runCase(loaded, example, fact).problems.map((problem) => `line ${example.line}, ${example.verdict}: ${problem}`),
    );
    return { id, page: path.relative(options.cwd, page), cases: cases.length, problems: [...problems, ...failed] };
  });
  return { checked, pages };
}

/** Writes a first policy and its page, which pass `policy check` and `policy test`. Never overwrites. */
export function startPolicy(cwd: string, folder: string, id: string): string[] {
  if (!/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(id))
    throw new OptionError(`'${id}' is no id: letters, digits and single dashes, for example CONTOSO-1`);
  const target = path.resolve(cwd, folder);
  const files = [
    [path.join(target, `${id}.json`), templatePolicy(id)],
    [path.join(target, `${id}.md`), templatePage(id)],
  ] as const;
  const existing = files.find(([file]) => existsSync(file));
  if (existing) throw new OptionError(`'${path.relative(cwd, existing[0])}' exists already; nothing was written`);
  if (existsSync(target) && !statSync(target).isDirectory()) throw new OptionError(`'${folder}' is not a folder`);
  mkdirSync(target, { recursive: true });
  for (const [file, text] of files) writeFileSync(file, text, { flag: 'wx' });
  return files.map(([file]) => path.relative(cwd, file));
}
