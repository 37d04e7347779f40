import path from 'node:path';
import { crashResult, rendered } from '../lint/crash-result.ts';
import type { LintOptions } from '../lint/options.ts';
import { lint } from '../lint/run.ts';
import { countsOf } from '../report/counts.ts';
import { loadFormat, type ReportOptions, type Shown, summaryLimit } from '../report/index.ts';
import { notice } from '../report/notice.ts';
import { lines } from '../report/shown.ts';
import { brokenFiles, fails, hasCrashed, isEmpty } from '../result/outcome.ts';
import type { LintResult } from '../result/result.ts';
import { OptionError } from '../source/option-error.ts';
import { version } from '../version.ts';
import { checkoutPath, workingFolder, writeReport } from '../workspace/disk.ts';
import { changesOf, type EventChanges } from './changes.ts';
import { ActionError } from './error.ts';
import { type Event, readEvent } from './event.ts';
import { type ActionInputs, readInputs } from './inputs.ts';
import { append, setOutput, summaryBytes } from './runner.ts';

/** Where the step runs and writes; the process's own, or a test's. */
export interface Host {
  readonly env: NodeJS.ProcessEnv;
  /** What stands in the step's log. */
  print(text: Shown): void;
}

/**
 * Lints and reports as the workflow asks. `true`: the step is to fail. Everything is written before that is decided.
 * Throws `ActionError` and `OptionError` for what is wrong in the workflow.
 */
export async function runStep({ env, print }: Host): Promise<boolean> {
  const inputs = readInputs(env);
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const working = workingFolder(workspace, inputs.workingDirectory);
  if ('problem' in working) throw new ActionError(`the working directory cannot be used: ${working.problem}`);
  const { folder: cwd } = working;
  const event = readEvent(env.GITHUB_EVENT_PATH);
  const changes = await changesFor(cwd, inputs, event, print);
  const { shown, whole } = await lintFor(cwd, inputs, changes).catch(async (error: unknown) => {
    if (!(error instanceof OptionError))
      await writeReports(cwd, inputs, crashResult(version, error), { ...repositoryOf(env), toolFailed: true });
    throw error;
  });
  if (isEmpty(whole) && !inputs.changedOnly)
    throw new ActionError("there is no template to lint; the input 'paths' says where to look");
  const options = { ...repositoryOf(env), isChanged: changes?.isChanged, toolFailed: hasCrashed(whole) };

  await writeReports(cwd, inputs, whole, options);
  const counts = countsOf(shown);
  setOutput(env, 'findings', counts.findings + brokenFiles(shown));
  setOutput(env, 'high', counts.bySeverity.high + brokenFiles(shown));
  const sarif = inputs.sarifFile === undefined ? '' : checkoutPath(workspace, path.resolve(cwd, inputs.sarifFile));
  setOutput(env, 'sarif-file', sarif);
  await show(shown, inputs, options, { env, print, cwd });
  if (inputs.suggestWith !== undefined) {
    const { suggestEdits } = await import('./suggest.ts');
    print(await suggestEdits(shown, { cwd, env, token: inputs.suggestWith, event, changes }));
  }
  if (hasCrashed(whole)) return true;
  if (!fails(shown, inputs.failOn)) return false;
  print(lines(`resilint: this step fails, as its input 'fail-on' is '${inputs.failOn}'.`));
  return true;
}

/** What is asked for by git alone: with `changed-only` what is linted, else what is annotated first. */
async function changesFor(
  cwd: string,
  { changedOnly, annotations, suggestWith }: ActionInputs,
  event: Event,
  print: Host['print'],
): Promise<EventChanges | undefined> {
  if (!changedOnly && !annotations && suggestWith === undefined) return undefined;
  const found = await changesOf(cwd, event);
  if ('changes' in found) return found.changes;
  if (changedOnly) print(notice('warning', `everything is linted, as it is not known what changed: ${found.reason}`));
  return undefined;
}

/** `whole`: all that was asked for, for reports; `shown`: of this what the changes concern, with `changed-only`. */
async function lintFor(
  cwd: string,
  inputs: ActionInputs,
  changes: EventChanges | undefined,
): Promise<{ readonly shown: LintResult; readonly whole: LintResult }> {
  const options = optionsOf(cwd, inputs);
  if (!inputs.changedOnly || changes === undefined) {
    const whole = await lint(options);
    return { shown: whole, whole };
  }
  const shown = await lint({ ...options, changed: changes.files });
  const reported = inputs.sarifFile !== undefined || inputs.reports.length > 0;
  return { shown, whole: reported ? await lint(options) : shown };
}

function optionsOf(cwd: string, inputs: ActionInputs): LintOptions {
  const { paths, parameters, config, cache, preset, select, ignore, whole, failOnPossible } = inputs;
  return {
    toolVersion: version,
    cwd,
    paths,
    parameters,
    env: [],
    context: {},
    preset,
    select,
    ignore,
    whole,
    failOnPossible,
    policies: [],
    documented: true,
    ignoreUnknown: false,
    config,
    ...(cache !== undefined && { cache: { location: cache, strategy: 'content' as const } }),
  };
}

/** Reports hold everything that was asked for: a partial log would close the alerts of what it leaves out. */
async function writeReports(
  cwd: string,
  inputs: ActionInputs,
  result: LintResult,
  options: ReportOptions,
): Promise<void> {
  const { sarifFile, reports } = inputs;
  const all = sarifFile === undefined ? reports : [{ format: 'sarif', file: sarifFile } as const, ...reports];
  const problems: unknown[] = [];
  for (const { format, file } of all) {
    const problem = writeReport(cwd, file, rendered(await loadFormat(format), result, options, problems));
    if (problem !== undefined) problems.push(new ActionError(problem));
  }
  if (problems.length > 0) throw problems[0];
}

async function show(
  result: LintResult,
  inputs: ActionInputs,
  options: ReportOptions,
  { env, print, cwd }: Host & { readonly cwd: string },
): Promise<void> {
  const bytes = inputs.summary ? summaryBytes(env) : undefined;
  if (isEmpty(result)) {
    print(lines('resilint: no template changed.'));
    return;
  }
  const log = await loadFormat(inputs.annotations ? 'github' : 'stylish');
  print(log(result, { ...options, color: !inputs.annotations, summary: bytes !== undefined }));
  if (bytes === undefined || !env.GITHUB_STEP_SUMMARY) return;
  const markdown = await loadFormat('markdown');
  const text = markdown(result, { ...options, links: true, summaryBytes: bytes });
  append(env.GITHUB_STEP_SUMMARY, text);
  const room = summaryLimit - bytes - Buffer.byteLength(text);
  append(env.GITHUB_STEP_SUMMARY, await picturesOf(result, inputs, cwd, room, print));
}

/** A picture is an extra: a fault in drawing it is told, and costs nothing else. */
async function picturesOf(
  result: LintResult,
  inputs: ActionInputs,
  cwd: string,
  room: number,
  print: Host['print'],
): Promise<string> {
  try {
    const { picturesFor } = await import('./pictures.ts');
    return await picturesFor(result, inputs, cwd, room);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    print(notice('warning', `the job summary has no picture, by a fault of resilint: ${message}`));
    return '';
  }
}

function repositoryOf(env: NodeJS.ProcessEnv): Pick<ReportOptions, 'versionControl'> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: revisionId } = env;
  if (!server || !repository) return {};
  return { versionControl: { repositoryUri: `${server}/${repository}`, ...(revisionId && { revisionId }) } };
}
