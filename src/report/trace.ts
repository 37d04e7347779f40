import type { ResourceTrace, TracedCondition, TracedRule } from '../result/trace.ts';
import { jsonText } from '../source/json/write.ts';
import { inert, plainLine } from './escape.ts';
import { placeText } from './notes.ts';
import type { ReportOptions } from './options.ts';
import { type Colour, type Paint, painter } from './style.ts';
import { wrapped } from './wrap.ts';

type Verdict = ResourceTrace['verdicts'][number]['verdict'];

const verdictColours: Readonly<Record<Verdict, Colour>> = {
  pass: 'green',
  fail: 'red',
  open: 'yellow',
  review: 'yellow',
  notApplicable: 'dim',
};

const verdictNames: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  fail: 'fail',
  open: 'undecided',
  review: 'review',
  notApplicable: 'not applicable',
};

interface How {
  readonly paint: Paint;
  readonly width: number | undefined;
  readonly verbose: boolean;
}

/** Traces for a person: what is said of a resource, then the conditions that it hangs on. */
export function traceText(traces: readonly ResourceTrace[], options: ReportOptions): string {
  const how = { paint: painter(options), width: options.width, verbose: options.verbose === true };
  const folded = foldedTraces(traces);
  return inert(
    folded
      .map((trace) => traceLines(trace, folded.length > 1, how))
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n'),
  );
}

/** What holds of a resource in several templates, or with several parameter files, is told once. */
function foldedTraces(traces: readonly ResourceTrace[]): readonly ResourceTrace[] {
  const known = new Map<string, ResourceTrace>();
  for (const trace of traces) {
    const key = jsonText({ ...trace, within: [] });
    const before = known.get(key);
    const within = [...new Set([...(before?.within ?? []), ...trace.within])];
    known.set(key, { ...trace, within });
  }
  return [...known.values()];
}

function traceLines(trace: ResourceTrace, isOneOfMany: boolean, how: How): string[] {
  const { type, name, location, within, verdicts, rules } = trace;
  const { paint, width } = how;
  const place = `${plainLine(location.file)}:${location.startLine}`;
  const where = isOneOfMany || within.length > 1 ? [paint('dim', `  in ${within.map(plainLine).join(', ')}`)] : [];
  const said = verdicts.map(({ verdict, text }) => ({
    verdict,
    text: `  => ${verdictNames[verdict]}${text === undefined ? '' : `: ${plainLine(text)}`}`,
  }));
  const distinct = new Map(said.map((each) => [each.text, each]));
  return [
    `${plainLine(type)} ${paint('bold', plainLine(name))}  ${paint('dim', place)}`,
    ...where,
    ...[...distinct.values()].flatMap(({ verdict, text }) =>
      wrapped(text, width, '     ').map((line) => paint(verdictColours[verdict], line)),
    ),
    ...rules.flatMap((rule) => ruleLines(rule, how)),
  ];
}

function ruleLines({ each, when, require }: TracedRule, how: How): string[] {
  const head = (text: string): string => how.paint('bold', `  ${text}`);
  return [
    ...(each === undefined ? [] : [head(`for ${plainLine(each)}`)]),
    ...(when === undefined ? [] : whenLines(when, head, how)),
    ...(require === undefined ? [] : [head('required'), ...conditionLines(require, '    ', { ...how, isTop: true })]),
  ];
}

/** Where a policy does judge a resource, that is not what is asked. */
function whenLines(when: TracedCondition, head: (text: string) => string, how: How): string[] {
  if (!how.verbose && when.truth === true && when.children.length > 0)
    return [`${head('judged when')} ${foldedText(when, how)}`];
  return [head('judged when'), ...conditionLines(when, '    ', { ...how, isTop: true })];
}

const marks = { true: 'yes', false: 'no ', unknown: '?  ' } as const;
const markColours = { true: 'green', false: 'red', unknown: 'yellow' } as const;

function conditionLines(condition: TracedCondition, margin: string, how: How & { readonly isTop: boolean }): string[] {
  const { truth, label, value, location, causes, children } = condition;
  const { paint, width } = how;
  const mark = `${margin}${marks[`${truth}`]}`;
  const isFolded = !how.verbose && !how.isTop && truth === true && children.length > 0;
  if (isFolded) return [`${margin}${foldedText(condition, how)}`];
  const text = `${mark} ${plainLine(label)}${value === undefined ? '' : ` — ${plainLine(value)}`}`;
  const place = location === undefined ? '' : `  (${placeText(location)})`;
  const [first = '', ...rest] = wrapped(`${text}${place}`, width, `${margin}      `);
  const own = [paint(markColours[`${truth}`], mark) + first.slice(mark.length), ...rest];
  const reasons = causes.flatMap((cause) =>
    wrapped(`${margin}    because ${plainLine(cause)}`, width, `${margin}      `).map((line) => paint('yellow', line)),
  );
  const below = children.flatMap((child) => conditionLines(child, `${margin}  `, { ...how, isTop: false }));
  return [...own, ...reasons, ...below];
}

/** A branch that holds, in a line. */
function foldedText(condition: TracedCondition, { paint }: How): string {
  const count = leavesOf(condition);
  const what = `${count} ${count === 1 ? 'condition' : 'conditions'} below, --verbose`;
  const value = condition.value === undefined ? '' : ` — ${plainLine(condition.value)}`;
  return `${paint('green', 'yes')} ${plainLine(condition.label)}${value} ${paint('dim', `(${what})`)}`;
}

function leavesOf({ children }: TracedCondition): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + leavesOf(child), 0);
}
