import { fileOfDiagnostic } from '../../../result/outcome.ts';
import type { Finding, LintDiagnostic, LintResult, Location } from '../../../result/result.ts';
import { isToolRule } from '../../../settings/tool-rules.ts';
import { groupBy } from '../../../source/group-by.ts';
import { OptionError } from '../../../source/option-error.ts';
import { replaceTexts } from '../../../source/replace.ts';
import { openWorkspace, type Workspace, withTexts } from '../../../source/workspace.ts';
import { workspaceRoot } from '../../../workspace/find/workspace-root.ts';
import { inRepositories } from '../../choose/repositories.ts';
import type { LintOptions } from '../../options.ts';
import { lint } from '../../run.ts';
import { hasDeclaration, type Wish, withSuppressions } from './write.ts';

export interface Suppressed {
  /** The run with what was written. */
  readonly result: LintResult;
  readonly added: number;
  readonly files: number;
  /** Findings that no suppression in the files that were asked for reaches. */
  readonly left: number;
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Places where a finding may be suppressed, the best first. */
interface Case {
  readonly id: string;
  readonly fingerprint: string;
  readonly places: readonly (Omit<Wish, 'id'> & { readonly file: string })[];
}

/**
 * Writes suppressions for all failures of a run, at the resource of each; where that does not reach it at its line, else at
 * the module that deploys it. What is written is linted before: each suppression covers what it is for and brings no
 * error. All files are written, or none.
 */
export async function addSuppressions(given: LintOptions, reason: string): Promise<Suppressed> {
  const options = inOneRepository(given);
  const disk = openWorkspace(workspaceRoot(options.cwd), options.overlay);
  const before = await lint({ ...options, workspace: disk });
  const cases = casesOf(before, disk);
  const { texts, result, tried } = await tryPlaces(cases, before, disk, options, reason);
  const files = [...texts].flatMap(([file, text]) => {
    const read = disk.read(file);
    return read.kind === 'ok' && read.source.text !== text ? [{ source: read.source, text }] : [];
  });
  const failed = files.length === 0 ? [] : replaceTexts(disk.root, files);
  const diagnostics = failed.map(
    ({ file, code, message }): LintDiagnostic => ({ severity: 'error', code, message, file }),
  );
  if (failed.length > 0) return { result: before, added: 0, files: 0, left: cases.length, diagnostics };
  const added = cases.filter((each) => tried(each) !== undefined).length;
  return { result, added, files: files.length, left: cases.length - added, diagnostics };
}

function inOneRepository(options: LintOptions): LintOptions {
  const [only = options, other] = inRepositories(options);
  if (other === undefined) return only;
  throw new OptionError('suppressions are written in one repository at a time: name paths of one');
}

/** Each finding tries its places in turn, until it is suppressed, or has none left. */
async function tryPlaces(
  cases: readonly Case[],
  before: LintResult,
  disk: Workspace,
  options: LintOptions,
  reason: string,
) {
  const turn = new Map<Case, number>(cases.map((each) => [each, 0]));
  const tried = (each: Case) => each.places[turn.get(each) ?? 0];
  const most = Math.max(0, ...cases.map(({ places }) => places.length));
  let texts: ReadonlyMap<string, string> = new Map();
  let result = before;
  for (let round = 0; round <= most; round += 1) {
    texts = textsWith(cases, tried, disk, reason);
    result = await lint({ ...options, workspace: withTexts(disk, texts) });
    const open = new Set(result.findings.filter(isOpen).map(({ fingerprint }) => fingerprint));
    const broken = new Set([...texts.keys()].filter((file) => errorsIn(result, file) > errorsIn(before, file)));
    const wrong = cases.filter((each) => {
      const place = tried(each);
      return place !== undefined && (open.has(each.fingerprint) || broken.has(place.file));
    });
    if (wrong.length === 0) break;
    for (const each of wrong) turn.set(each, (turn.get(each) ?? 0) + 1);
  }
  return { texts, result, tried };
}

function textsWith(
  cases: readonly Case[],
  tried: (each: Case) => Case['places'][number] | undefined,
  disk: Workspace,
  reason: string,
): ReadonlyMap<string, string> {
  const wishes = cases.flatMap((each) => {
    const place = tried(each);
    return place === undefined ? [] : [{ ...place, id: each.id }];
  });
  const texts = new Map<string, string>();
  for (const [file, own] of groupBy(wishes, (each) => each.file)) {
    const read = disk.read(file);
    if (read.kind === 'ok') texts.set(file, withSuppressions(read.source, own, reason));
  }
  return texts;
}

function isOpen({ verdict, suppression }: Finding): boolean {
  return verdict === 'fail' && suppression === undefined;
}

function errorsIn({ diagnostics }: LintResult, file: string): number {
  return diagnostics.filter((each) => each.severity === 'error' && fileOfDiagnostic(each) === file).length;
}

function casesOf(result: LintResult, disk: Workspace): Case[] {
  const asked = new Set([...result.files.map(({ path }) => path), ...(result.parameterFiles ?? [])]);
  const tool = new Set(result.policies.filter(isToolRule).map(({ id }) => id));
  const placesAt = ({ file, startOffset: offset }: Location): Case['places'] => {
    const read = asked.has(file) ? disk.read(file) : undefined;
    if (read?.kind !== 'ok') return [];
    const line = { file, offset, at: 'line' } as const;
    return hasDeclaration(read.source, offset) ? [{ file, offset, at: 'declaration' }, line] : [line];
  };
  return result.findings
    .filter((finding) => isOpen(finding) && !tool.has(finding.policy))
    .map(({ policy: id, fingerprint, location, related }) => ({
      id,
      fingerprint,
      places: [location, ...related.flatMap((each) => (each.call ? [each.location] : []))].flatMap(placesAt),
    }));
}
