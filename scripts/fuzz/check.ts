import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from '../../src/author/inspect.ts';
import type { LintOptions } from '../../src/lint/options.ts';
import { lint } from '../../src/lint/run.ts';
import { formats, loadFormat } from '../../src/report/index.ts';
import type { Finding, LintDiagnostic, LintResult, Location } from '../../src/result/result.ts';
import { OptionError } from '../../src/source/option-error.ts';
import { plainOptions } from '../plain-options.ts';
import { brokenLaws, runOf } from '../soundness/laws.ts';
import type { Trial } from './plan.ts';

/** What is wrong with what resilint says of an input. Faults with the same bucket are one. */
export interface Fault {
  readonly bucket: string;
  readonly detail: string;
}

/** A file system in memory, where there is one: folders of many inputs are made and removed. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Every law that an input has to keep. */
export async function check(trial: Trial): Promise<Fault[]> {
  const { files } = trial.input;
  const folder = realpathSync(mkdtempSync(path.join(place, 'resilint-fuzz-')));
  try {
    mkdirSync(path.join(folder, '.git'));
    for (const [name, text] of files) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return await faultsIn(folder, trial);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function faultsIn(folder: string, { input: { files }, thorough, ignore }: Trial): Promise<Fault[]> {
  const [main = ''] = files.keys();
  const options = optionsOf(folder, main, ignore);
  const started = process.cpuUsage();
  const result = await guarded('lint', () => lint(options));
  const slow = tooSlow(process.cpuUsage(started));
  if (result === undefined) return slow;
  if ('bucket' in result) return [result];
  const faults = [...slow, ...internalErrors(result), ...places(result, files)];
  if (!thorough || faults.length > 0) return faults;
  return [
    ...(await stability(options, result)),
    ...(await reports(result)),
    ...graph(folder, main),
    ...(await edits(options, result)),
  ];
}

/** Seconds of a processor in which an input has to be linted, however much else the machine does. */
const maxSeconds = 5;

function tooSlow({ user, system }: NodeJS.CpuUsage): Fault[] {
  const seconds = (user + system) / 1e6;
  return seconds > maxSeconds ? [{ bucket: 'too slow', detail: `${seconds.toFixed(1)} s` }] : [];
}

function optionsOf(cwd: string, main: string, ignore: readonly string[]): LintOptions {
  return {
    ...plainOptions,
    cwd,
    paths: [main],
    ignore,
    ignoreUnknown: true,
    today: '2026-01-01',
  };
}

/** What something gives; a fault where it throws what nobody foresaw, `undefined` where it refuses what it was asked. */
async function guarded<T>(what: string, run: () => T | Promise<T>): Promise<T | Fault | undefined> {
  try {
    return await run();
  } catch (error) {
    return error instanceof OptionError ? undefined : faultOf(what, error);
  }
}

function faultOf(what: string, error: unknown): Fault {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const frame = /at (.*?\(?.*?\/src\/[^)\n]+)/.exec(stack)?.[1] ?? '';
  const place = frame.replace(/\(?[^ (]*\/src\//, '').replace(/:\d+:\d+$/, '');
  return { bucket: `${what}: ${general(message)} at ${place}`, detail: stack };
}

function general(message: string): string {
  return message
    .replace(/'[^']*'|"[^"]*"/g, '…')
    .replace(/\d+/g, '#')
    .slice(0, 120);
}

function internalErrors({ diagnostics }: LintResult): Fault[] {
  return diagnostics
    .filter(({ code }) => code === 'internal-error')
    .map(({ message }) => ({ bucket: `internal-error: ${general(message)}`, detail: message }));
}

/** Every place lies in a file of the input, from where it starts to where it ends. */
function places({ findings, diagnostics }: LintResult, files: ReadonlyMap<string, string>): Fault[] {
  const located: readonly (readonly [what: string, place: Place])[] = [
    ...findings.flatMap((finding) => placesOf(finding).map((place) => [finding.policy, place] as const)),
    ...diagnostics.map((each: LintDiagnostic) => [each.code, each as Place] as const),
  ];
  const lines = new Map([...files].map(([name, text]) => [name, text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)]));
  return located.flatMap(([what, place]) => {
    const wrong = wrongWith(place, lines);
    return wrong === undefined ? [] : [{ bucket: `place of ${what}: ${wrong}`, detail: JSON.stringify(place) }];
  });
}

type Place = Partial<Location>;

function placesOf({ location, related, fixes }: Finding): Location[] {
  return [
    location,
    ...related.map((each) => each.location),
    ...fixes.flatMap(({ edits: made }) => made.map((edit) => edit.location)),
  ];
}

function wrongWith(place: Place, files: ReadonlyMap<string, readonly string[]>): string | undefined {
  const { file, startLine, startColumn, endLine, endColumn } = place;
  if (startLine === undefined || file === undefined) return undefined;
  const lines = files.get(file);
  if (lines === undefined) return 'in no file of the input';
  if (startColumn === undefined || endLine === undefined || endColumn === undefined) return 'half a place';
  if (startLine < 1 || endLine > lines.length || startLine > endLine) return 'lines';
  if (startLine === endLine && startColumn > endColumn) return 'ends before it starts';
  const fits = (line: number, column: number): boolean => column >= 1 && column <= (lines[line - 1] ?? '').length + 1;
  return fits(startLine, startColumn) && fits(endLine, endColumn) ? undefined : 'columns';
}

async function stability(options: LintOptions, first: LintResult): Promise<Fault[]> {
  const second = await lint(options);
  const [a, b] = [first, second].map(({ findings, diagnostics, files }) =>
    JSON.stringify({ findings, diagnostics, files }),
  );
  return a === b ? [] : [{ bucket: 'two runs differ', detail: `${a}\n${b}` }];
}

/** What a terminal or a runner would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const all = { showUnknown: true, showPass: true, showSuppressed: true };

async function reports(result: LintResult): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const format of formats) {
    const text = await guarded(`report ${format}`, async () => (await loadFormat(format))(result, all));
    if (typeof text === 'object') faults.push(text);
    else if (text !== undefined && obeyed.test(text))
      faults.push({ bucket: `report ${format}: a control character`, detail: text });
    else if (text !== undefined && ['json', 'sarif', 'gitlab'].includes(format)) JSON.parse(text);
  }
  return faults;
}

function graph(cwd: string, file: string): Fault[] {
  try {
    inspect({ cwd, file, parameters: [], env: [], context: {} });
    return [];
  } catch (error) {
    return error instanceof OptionError ? [] : [faultOf('graph', error)];
  }
}

/** A few of the edits that are offered, each made alone. */
async function edits(options: LintOptions, result: LintResult): Promise<Fault[]> {
  const offered = result.findings.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const file = result.files.find(({ status, kind }) => status === 'linted' && kind === 'template')?.path;
  if (offered.length === 0 || file === undefined) return [];
  const before = await runOf(options, file);
  const faults: Fault[] = [];
  for (const { finding, fix } of offered.slice(0, 3))
    for (const law of await brokenLaws(before, finding, fix))
      faults.push({ bucket: `edit of ${finding.policy}: ${general(law)}`, detail: `${fix.title}: ${law}` });
  return faults;
}
