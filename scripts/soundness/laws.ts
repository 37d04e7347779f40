import { applyEdits } from '../../src/fix/apply.ts';
import type { LintOptions } from '../../src/lint/options.ts';
import { lint } from '../../src/lint/run.ts';
import type { Finding, Fix, LintResult } from '../../src/result/result.ts';
import { groupBy } from '../../src/source/group-by.ts';
import { withTexts } from '../../src/source/workspace.ts';
import { openSession } from '../../src/workspace/session.ts';
import { type Resources, resourcesOf } from './values.ts';

/** One template, linted and evaluated. */
export interface Run {
  readonly options: LintOptions;
  /** Relative to the workspace root. */
  readonly file: string;
  readonly result: LintResult;
  resources(): Resources;
}

export async function runOf(options: LintOptions, file: string): Promise<Run> {
  const result = await lint(options);
  let resources: Resources | undefined;
  return {
    options,
    file,
    result,
    resources: () => {
      resources ??= resourcesOf(openSession(options), file);
      return resources;
    },
  };
}

/**
 * What a fix, made alone, does that it must not: each a sentence. The template parses, the finding is gone, there is no
 * new one, every other resource is what it was, and the viewer of Visual Studio Code makes the same text of it.
 */
export async function brokenLaws(before: Run, finding: Finding, fix: Fix): Promise<readonly string[]> {
  const session = openSession(before.options);
  const texts = new Map<string, string>();
  const problems: string[] = [];
  for (const [file, edits] of groupBy(fix.edits, ({ location }) => location.file)) {
    const read = session.workspace.read(file);
    if (read.kind !== 'ok') return [read.message];
    const { text } = read.source;
    const spans = edits.map(({ location, text: made }) => ({
      span: { start: location.startOffset, end: location.endOffset },
      text: made,
    }));
    const after = applyEdits(text, spans);
    if (after === undefined) return ['its edits overlap'];
    if (after !== applyEdits(text, asViewer(text, spans))) problems.push('an edit starts in leading white space');
    if (lineBreaks(text) !== undefined && lineBreaks(after) !== lineBreaks(text))
      problems.push('line breaks are mixed');
    texts.set(file, after);
  }
  const after = await runOf({ ...before.options, workspace: withTexts(session.workspace, texts) }, before.file);
  return [
    ...problems,
    ...errorsOf(before, after),
    ...findingsOf(before, after, finding),
    ...others(before, after, finding, fix),
  ];
}

type TextEdit = { readonly span: { readonly start: number; readonly end: number }; readonly text: string };

/** As the viewer makes edits: none starts in a line's leading white space. */
function asViewer(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit) => {
    const line = text.lastIndexOf('\n', edit.span.start - 1) + 1;
    const first = line + (/^[ \t]*/.exec(text.slice(line))?.[0].length ?? 0);
    const start = Math.max(edit.span.start, first);
    return { ...edit, span: { start, end: Math.max(edit.span.end, start) } };
  });
}

/** The kind of line break of a text that has one kind alone. */
function lineBreaks(text: string): string | undefined {
  const kinds = new Set(text.match(/\r\n|\n/g));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function errorsOf(before: Run, after: Run): string[] {
  const errors = ({ result }: Run) =>
    result.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const had = new Set(errors(before));
  return errors(after)
    .filter((message) => !had.has(message))
    .map((message) => `the template has an error: ${message}`);
}

function findingsOf(before: Run, after: Run, { policy, resource, instances }: Finding): string[] {
  const [had, left] = [countOf(before), countOf(after)];
  const key = `${policy} of ${resource.id}`;
  const stays = (left.get(key) ?? 0) > (had.get(key) ?? 0) - instances;
  const silent = silentIn(before);
  const fresh = [...left]
    .filter(([each, count]) => count > (had.get(each) ?? 0) && !silent.has(each))
    .map(([each]) => each);
  return [...(stays ? ['the finding is still there'] : []), ...fresh.map((each) => `there is a new finding: ${each}`)];
}

/** What is not told of resources, since a policy fails for them that says the same more closely. */
function silentIn({ result }: Run): ReadonlySet<string> {
  return new Set(
    result.findings
      .filter(({ verdict }) => verdict === 'fail')
      .flatMap(({ policy, resource }) =>
        result.policies.filter(({ yieldsTo }) => yieldsTo?.includes(policy)).map(({ id }) => `${id} of ${resource.id}`),
      ),
  );
}

function countOf({ result }: Run): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { policy, resource, verdict, instances } of result.findings) {
    if (verdict !== 'fail') continue;
    const key = `${policy} of ${resource.id}`;
    counts.set(key, (counts.get(key) ?? 0) + instances);
  }
  return counts;
}

/** A fix whose title names what it changes besides is not held against that. */
function others(before: Run, after: Run, { resource }: Finding, { title }: Fix): string[] {
  if (title.includes('(also changes ')) return [];
  const [had, has] = [before.resources(), after.resources()];
  if (had.length !== has.length) return ['there are other resources'];
  const mended = new Set(had.filter(({ id }) => id === resource.id).flatMap(({ owner }) => owner));
  const own = had.flatMap((each, at) => (mended.has(each.owner) ? [{ before: each, after: has[at] ?? each }] : []));
  const changed = had.filter((each, at) => {
    const now = has[at];
    if (mended.has(each.owner) || now?.text === each.text) return false;
    return !own.some((pair) => now !== undefined && reads(each, pair.before) && follows(each, now, pair));
  });
  return changed.map(({ id }) => `another resource is changed: ${id}`);
}

type Evaluated = Resources[number];

function reads({ reads: names }: Evaluated, { symbol }: Evaluated): boolean {
  return symbol !== undefined && [...names].some((name) => name === symbol || name.startsWith(`${symbol}[`));
}

/** Whether what changed in a resource is what the mended one, as a value in it, now holds. */
function follows(before: Evaluated, after: Evaluated, pair: { before: Evaluated; after: Evaluated }): boolean {
  const [[was], [is]] = [bodyOf(pair.before), bodyOf(pair.after)];
  const members = Object.keys(is ?? {}).filter((key) => JSON.stringify(is?.[key]) !== JSON.stringify(was?.[key]));
  const made = new Set(members.map((key) => declared(is?.[key])));
  const same = (one: unknown, other: unknown): boolean => {
    if (JSON.stringify(one) === JSON.stringify(other) || made.has(declared(other))) return true;
    if (!isParent(one) || !isParent(other)) return false;
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
  };
  return same(bodyOf(before), bodyOf(after));
}

/** What is read of a resource holds, besides what is declared, what only Azure knows. */
function declared(value: unknown): string | undefined {
  return JSON.stringify(value, (key, each) => (key === '$rest' ? undefined : each));
}

type Json = Readonly<Record<string, unknown>>;

function bodyOf({ text }: Evaluated): readonly (Json | undefined)[] {
  return JSON.parse(text) as (Json | undefined)[];
}

function isParent(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
