import { evaluate } from '../evaluate/evaluate.ts';
import { unheard } from '../evaluate/origin.ts';
import type { FixOperation, FixRequest } from '../graph/change.ts';
import type { Declared } from '../graph/graph.ts';
import { declaredOf, declaredPath, isHead, isMerged, reachesEnd, type Way, wayOf } from '../graph/way.ts';
import { groupBy } from '../source/group-by.ts';
import { equalValues } from '../values/equality.ts';
import { arrayOf, type Value } from '../values/value.ts';
import { accepts } from './accepts.ts';
import { applyEdits } from './apply.ts';
import { addItem, addMember, changeAt, type Draft, editsOf, newDraft, removeMember } from './draft.ts';
import { clashes } from './exclusive.ts';
import { type Written, writtenOf } from './formula.ts';
import { othersReached } from './reach.ts';
import { describeFix } from './reached.ts';
import { replaceValue } from './replace.ts';
import type { Edit, PlannedFix, PlanOptions, Write } from './request.ts';
import { type EditSite, siteOf } from './site.ts';

/**
 * The text edits that make a change of a resource, in the file that really holds the value. `undefined` where no edit
 * would change just that: the value is computed, comes from a parameter file, belongs to another resource, or cannot be
 * written there. A fix whose operations change nothing is none either.
 */
export function planFix(request: FixRequest, options: PlanOptions = {}): PlannedFix | undefined {
  const declared = declaredOf(request.node);
  if (declared === undefined || declared.resource.existing) return undefined;
  const draft = newDraft();
  const sites: EditSite[] = [];
  const writes: Write[] = [];
  const { type, apiVersion } = request.node.inline?.owner ?? request.node;
  const operations = request.operations.map((each) => ({ ...each, path: declaredPath(request.node, each.path) }));
  if (clashes(type, declared, operations)) return undefined;
  for (const operation of operations) {
    const { path } = operation;
    const version = typeof apiVersion === 'string' ? apiVersion : undefined;
    writes.push({ type, apiVersion: version, path, ...writtenBy(operation) });
    const changed = planOperation(draft, declared, operation, options);
    if (changed === undefined) return undefined;
    sites.push(...changed);
  }
  const edits = editsOf(draft);
  if (edits === undefined || edits.length === 0 || !isConsistent(edits)) return undefined;
  const { title, applicability, why } = request;
  const others = sites.flatMap((site) => othersReached(site.owner, declared));
  const reached = { title, applicability, why, others, items: sites.flatMap((site) => site.loops) };
  return { ...describeFix(reached), edits, writes, reached, call: callOf(sites) };
}

function callOf(sites: readonly EditSite[]): object | undefined {
  const calls = new Set(
    sites.map(({ owner }) => (owner.kind === 'argument' ? owner.deployment.call?.declaration : undefined)),
  );
  return calls.size === 1 ? [...calls][0] : undefined;
}

function writtenBy({ operation, value }: FixOperation): Pick<Write, 'value'> {
  if (value === undefined) return {};
  return { value: operation === 'add' ? arrayOf([value]) : value };
}

function isConsistent(edits: readonly Edit[]): boolean {
  const bySource = groupBy(edits, (edit) => edit.source);
  return [...bySource].every(([source, own]) => applyEdits(source.text, own) !== undefined);
}

/** The sites that an operation changes: none where there is nothing to do, `undefined` where it cannot be done. */
function planOperation(
  draft: Draft,
  declared: Declared,
  { operation, path, value }: FixOperation,
  options: PlanOptions,
): readonly EditSite[] | undefined {
  // What names a resource is no property: a change of it is another resource.
  if (isHead(path[0])) return undefined;
  const way = wayOf(declared, path);
  const found = reachesEnd(way);
  if (operation === 'remove') return found ? planRemove(draft, way, options) : planNothing(way);
  const site = siteOf(way.made, way, options);
  if (site === undefined || value === undefined) return undefined;
  const isBody = way.steps.length === 0;
  const rest = path.slice(way.steps.length);
  if (operation === 'add') return planItem(draft, site, rest, value, isBody);
  if (found && isAlready(way, value)) return [];
  return found ? planValue(draft, site, value) : planMember(draft, site, rest, value, isBody);
}

function isAlready({ made }: Way, value: Value): boolean {
  return 'expression' in made && equalValues(evaluate(made.expression, unheard(made.frame)), value) === true;
}

/** What is certainly not there need not be taken out. */
function planNothing(way: Way): readonly EditSite[] | undefined {
  const { made } = way;
  const isSpelled =
    'expression' in made && ['object', 'array', 'literal'].includes(made.expression.kind) && !isMerged(way);
  return isSpelled ? [] : undefined;
}

function planRemove(draft: Draft, way: Way, options: PlanOptions): readonly EditSite[] | undefined {
  const last = way.steps.at(-1);
  if (last === undefined || isMerged(way)) return undefined;
  const site = siteOf(last.container, way, options);
  if (site?.expression?.kind !== 'object' && site?.expression?.kind !== 'array') return undefined;
  const change = changeAt(draft, site, way.steps.length === 1, false);
  return change && removeMember(change, last.segment) ? [memberOf(site, last.segment)] : undefined;
}

function written(site: EditSite, value: Value): Written | undefined {
  return accepts(site.owner, value) ? writtenOf(value, site.scope) : undefined;
}

function planValue(draft: Draft, site: EditSite, value: Value): readonly EditSite[] | undefined {
  const text = written(site, value);
  return text && replaceValue(draft, site, text) ? [site] : undefined;
}

/** A member that is not there, below the innermost object that is. */
function planMember(
  draft: Draft,
  site: EditSite,
  rest: readonly (string | number)[],
  value: Value,
  isBody: boolean,
): readonly EditSite[] | undefined {
  const text = writtenOf(value, site.scope);
  const names = rest.filter((segment) => typeof segment === 'string');
  if (text === undefined || names.length !== rest.length) return undefined;
  if (isNull(site)) {
    const whole = names.reduceRight<Written>((inner, name) => ({ kind: 'object', entries: [[name, inner]] }), text);
    return replaceValue(draft, site, whole) ? [site] : undefined;
  }
  if (!isObjectText(site)) return undefined;
  const change = changeAt(draft, site, isBody, isPlain(site));
  return change?.block.kind === 'object' && addMember(change, names, text) ? [memberOf(site, names[0])] : undefined;
}

/** An item of an array, which is made where it is not there. */
function planItem(
  draft: Draft,
  site: EditSite,
  rest: readonly (string | number)[],
  value: Value,
  isBody: boolean,
): readonly EditSite[] | undefined {
  if (rest.length > 0 || isNull(site)) return planMember(draft, site, rest, arrayOf([value]), isBody);
  const text = writtenOf(value, site.scope);
  if (text === undefined) return undefined;
  if (site.expression?.kind !== 'array') return undefined;
  const change = changeAt(draft, site, false, isPlain(site));
  if (change?.block.kind !== 'array') return undefined;
  addItem(change, text);
  return [site];
}

/** The part of a site that changes where a member of an object comes or goes: who uses the others is not concerned. */
function memberOf(site: EditSite, name: string | number | undefined): EditSite {
  const { owner } = site;
  if (owner.kind === 'declaration' || typeof name !== 'string') return site;
  return { ...site, owner: { ...owner, path: [...owner.path, name] } };
}

function isNull({ expression }: EditSite): boolean {
  return expression?.kind === 'literal' && expression.value === null;
}

function isPlain({ owner }: EditSite): boolean {
  return owner.kind === 'parameterFile';
}

/** An object, or in Bicep one with spreads: what is added at its end wins. */
function isObjectText({ expression }: EditSite): boolean {
  if (expression?.kind === 'object') return true;
  return expression?.kind === 'call' && expression.place.kind === 'text' && expression.name === 'shallowMerge';
}
