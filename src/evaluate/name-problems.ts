import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import { say } from '../template/message.ts';
import { expand } from '../values/choice.ts';
import { splitName } from '../values/resource-ids.ts';
import { isChoice, isText, isUnknown, type Maybe, type Unknown, type Value } from '../values/value.ts';
import type { Deployment, Instance } from './context.ts';
import { evaluate } from './evaluate.ts';
import { instancesOf } from './expanded.ts';
import { originOf } from './value-sources.ts';

/**
 * Resources of a deployment whose names do not fit their types, which Azure refuses before anything is deployed: a name
 * has one segment for each of the type's behind the namespace; nested in its parent, a type has as many as its name.
 * What may fit once it is known is not told.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-invalid-name-segments
 */
export function nameProblems(deployment: Deployment): readonly Diagnostic[] {
  const told = new Set<Instance['declaration']>();
  return instancesOf(deployment).flatMap((instance) => {
    const { declaration } = instance;
    if (!isRefused(instance) || declaration.extension !== undefined || told.has(declaration)) return [];
    const problem = problemOf(instance);
    // Copies of one declaration have one fault.
    if (problem) told.add(declaration);
    return problem ?? [];
  });
}

/** A bad name matters where the resource is deployed; the compiler of Bicep refuses one that is written out anyway. */
function isRefused({ exists, declaration, deployment }: Instance): boolean {
  if (exists === true) return true;
  return (
    deployment.template.language === 'bicep' && declaration.symbol !== undefined && declaration.name.kind === 'literal'
  );
}

function problemOf({ declaration, frame, parent, type: full, ownName: name }: Instance): Diagnostic | undefined {
  const type = evaluate(declaration.type, { ...frame, early: true });
  if (typeof type !== 'string' || full === '') return undefined;
  const isNested = parent !== undefined && type !== full;
  const segments = type.replace(/\/$/, '').split('/').length;
  if (!isNested && segments < 2) {
    const message = `'${type}' is no resource type: expected 'Namespace/type', as in 'Microsoft.Compute/virtualMachines'`;
    return diagnostic('error', 'bad-resource-type', message, declaration.type.place);
  }
  const needed = isNested ? segments : segments - 1;
  const flaw = isChoice(name) ? flawOfAll(name, type, needed, isNested) : flawOf(name, type, needed, isNested);
  if (flaw === undefined) return undefined;
  const origin = originOf(declaration.name, frame);
  if (name === '' && origin.empty) return undefined;
  const message = say`${flaw}${origin.text}`;
  return diagnostic('error', 'bad-resource-name', message, declaration.name.place);
}

/** One of several names is wrong where each of them is. */
function flawOfAll(name: Value, type: string, needed: number, isNested: boolean): string | undefined {
  const flaws = expand(name).map(({ value }) => flawOf(value, type, needed, isNested));
  return flaws.every((flaw) => flaw !== undefined) ? flaws[0] : undefined;
}

function flawOf(name: Maybe, type: string, needed: number, isNested: boolean): string | undefined {
  if (name === undefined || name === null) return 'the name of a resource is a text, this one is null';
  if (name === '') return 'the name of a resource is a text, this one is empty';
  const range = segmentsIn(name);
  if (range === undefined || (range.min <= needed && needed <= range.max)) return undefined;
  const found = `${range.max > range.min ? 'at least ' : ''}${count(range.min)}`;
  const shown = typeof name === 'string' ? ` '${name}'` : '';
  const why = isNested ? `nested in its parent, '${type}' needs a name of` : `'${type}' needs a name of`;
  return `the name${shown} has ${found}; ${why} ${needed}${needed > 1 ? `: ${example(type)}` : ''}`;
}

/** How many segments a name has: what is not known of it may hold slashes, unless that is ruled out. */
function segmentsIn(name: Value): { min: number; max: number } | undefined {
  const min = splitName(name)?.length;
  if (min === undefined) return undefined;
  const parts = isText(name) ? name.parts : [name];
  return { min, max: parts.some((part) => isUnknown(part) && mayHoldSlash(part)) ? Number.POSITIVE_INFINITY : min };
}

function mayHoldSlash({ excludes, domain, type }: Unknown): boolean {
  if (excludes?.includes('/') || type === 'int' || type === 'bool') return false;
  return domain === undefined || domain.some((value) => String(value).includes('/'));
}

function count(segments: number): string {
  return `${segments} segment${segments === 1 ? '' : 's'}`;
}

/** `virtualNetwork/subnet` */
function example(type: string): string {
  const [, ...segments] = type.split('/');
  return segments.map((segment) => segment.replace(/s$/, '')).join('/');
}
