import { locateJson, stringOffset } from '../source/locate.ts';
import { positionAt } from '../source/text.ts';
import type { Expression } from '../template/expression.ts';
import { type Message, say } from '../template/message.ts';
import { namedBy } from '../template/names.ts';
import type { Place } from '../template/place.ts';
import type { Parameter } from '../template/template.ts';
import { resolveIn } from '../template/type-members.ts';
import { isScalar, isThunk } from '../values/value.ts';
import type { Deployment, Frame } from './context.ts';
import { ExpressionThunk } from './evaluate.ts';
import { nameOf } from './expression-name.ts';
import { templateFrame } from './parameters.ts';
import type { Origin } from './report.ts';

/** More of an expression than this is not looked through. */
const maxSteps = 200;

/** A parameter that a value hangs on, and who gives it. */
export interface ValueSource {
  readonly name: string;
  /** `file`: what the run as a whole is given, by a parameter file. */
  readonly from: 'default' | 'file';
  /** It is a parameter of the whole run, so that whoever deploys decides. */
  readonly isOfRun: boolean;
  readonly place: Place;
  /** What is given, where that is plain and no secret. */
  readonly value?: string | number | bigint | boolean | null;
}

interface Step {
  readonly expression: Expression;
  readonly frame: Frame;
}

/** The parameters that an expression hangs on, through variables and the deployments that pass them on. */
function sourcesOf(expression: Expression, frame: Frame): readonly ValueSource[] {
  const found = new Map<string, ValueSource>();
  const left: Step[] = [{ expression, frame }];
  for (let steps = 0; steps < maxSteps; steps += 1) {
    const next = left.pop();
    if (next === undefined) break;
    left.push(...behind(next, (source) => found.set(`${source.from} ${source.name}`, source)));
  }
  return [...found.values()];
}

function behind({ expression, frame }: Step, enter: (source: ValueSource) => void): Step[] {
  if (expression.kind === 'access')
    return [expression.base, expression.key].map((each) => ({ expression: each, frame }));
  if (expression.kind !== 'call') return [];
  const { deployment } = frame;
  const named = namedBy(expression);
  const name = named?.name ?? '';
  if (named?.kind === 'variable') {
    const variable = deployment.template.variables.get(name);
    return variable ? [{ expression: variable.value, frame: templateFrame(deployment) }] : [];
  }
  if (named) return behindParameter(name, frame, enter);
  return expression.args.map((each) => ({ expression: each, frame }));
}

function behindParameter(name: string, frame: Frame, enter: (source: ValueSource) => void): Step[] {
  const { deployment } = frame;
  const given = frame.arguments ? frame.arguments.get(name) : deployment.supplied.get(name)?.value;
  const parameter = frame.arguments ? undefined : deployment.template.parameters.get(name);
  if (parameter && given === undefined) return behindDefault(parameter, deployment, enter);
  if (parameter && deployment.parent === undefined) {
    const { place } = deployment.supplied.get(name) ?? parameter;
    const isPlain = !isThunk(given) && isScalar(given) && !isSecret(parameter, deployment);
    enter({ name: parameter.name, from: 'file', isOfRun: true, place, ...(isPlain && { value: given }) });
    return [];
  }
  return given instanceof ExpressionThunk ? [{ expression: given.expression, frame: given.frame }] : [];
}

function behindDefault(parameter: Parameter, deployment: Deployment, enter: (source: ValueSource) => void): Step[] {
  const { defaultValue, name } = parameter;
  if (defaultValue === undefined) return [];
  const isPlain = defaultValue.kind === 'literal' && !isSecret(parameter, deployment);
  enter({
    name,
    from: 'default',
    isOfRun: deployment.parent === undefined,
    place: defaultValue.place,
    ...(isPlain && { value: defaultValue.value }),
  });
  return [{ expression: defaultValue, frame: templateFrame(deployment) }];
}

function isSecret({ type }: Parameter, { template }: Deployment): boolean {
  return resolveIn(type, template.definitions).secure;
}

/** Longer values, and more of them, are left out. */
const maxShown = 60;
const maxSources = 3;

/** Which value is looked into, what it depends on, and who decides that. */
export function originOf(expression: Expression | undefined, frame: Frame): Origin {
  const sources = expression ? sourcesOf(expression, frame) : [];
  const told = frame.defaultOf
    ? `; it is the default of parameter '${frame.defaultOf.name}', which is not used where a value is passed`
    : describeSources(sources);
  const empty = sources.find(({ from, value }) => from === 'file' && (value === '' || value === null));
  const replaceable = frame.defaultOf ?? sources.find(({ from, isOfRun }) => from === 'default' && isOfRun);
  return {
    text: expression?.kind === 'access' ? say` (${writtenAs(expression.base)})${told}` : told,
    ...(empty && { empty }),
    ...(replaceable && { replaceable }),
  };
}

/** Says which parameters an expression hangs on, as the end of a sentence. */
function describeSources(sources: readonly ValueSource[]): string {
  return sources.slice(0, maxSources).map(describeSource).join('');
}

/** As a person wrote it where that is short. */
function writtenAs(expression: Expression): Message {
  const text = textAt(expression.place);
  return text !== '' && text.length <= maxShown && !/[\r\n]/.test(text) ? text : [{ formula: nameOf(expression) }];
}

function textAt(place: Place): string {
  const { text } = place.source;
  if (place.kind === 'text') return text.slice(place.span.start, place.span.end);
  if (place.inner === undefined) return '';
  const { start } = locateJson(place.source, place.route).value;
  return text.slice(stringOffset(text, start, place.inner.start), stringOffset(text, start, place.inner.end));
}

function describeSource({ name, from, place, value }: ValueSource): string {
  const given = value === undefined ? undefined : typeof value === 'string' ? `'${value}'` : String(value);
  const shown = given === undefined || given.length > maxShown ? '' : ` ${given}`;
  if (from === 'default') return `; parameter '${name}' has its default${shown}`;
  return `; parameter '${name}' is ${shown === '' ? 'given' : shown.trim()} in ${place.source.path}, line ${lineOf(place)}`;
}

function lineOf(place: Place): number {
  const start = place.kind === 'text' ? place.span.start : locateJson(place.source, place.route).value.start;
  return positionAt(place.source, start).line;
}
