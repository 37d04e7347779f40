import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import { type Route, step } from '../../source/route.ts';
import { isCopyKey, isLoopList } from '../copy.ts';
import { field, textIn, valueIn } from '../json.ts';
import { depthOf, maxJsonDepth } from '../value.ts';
import type { Visible } from './names.ts';
import { checkString } from './text.ts';
import { errorAt, hasEnough, type Walk } from './walk.ts';

const leftBracket = 0x5b;

/** Checks every expression in a value. */
export function checkValue(walk: Walk, json: JsonValue, route: Route | null, visible: Visible): void {
  if (typeof json === 'string') checkString(walk, json, route, visible);
  else if (typeof json === 'object' && json !== null) checkContainer(walk, json, route, visible, depthOf(route));
}

/** Checks the member of that name, if there is one. */
export function checkField(walk: Walk, json: JsonObject, name: string, route: Route | null, visible: Visible): void {
  const found = field(json, name, route);
  if (found) checkValue(walk, found.value, found.route, visible);
}

/** Whether a container is nested too deep to be looked into; says so. */
export function isTooDeep(walk: Walk, route: Route | null, depth = depthOf(route)): boolean {
  if (depth < maxJsonDepth) return false;
  errorAt(walk, 'too-deep', `this is nested more than ${maxJsonDepth} levels deep; it is not read`, route);
  return true;
}

type Container = JsonObject | readonly JsonValue[];

function checkContainer(walk: Walk, json: Container, route: Route | null, visible: Visible, depth: number): void {
  if (hasEnough(walk) || isTooDeep(walk, route, depth)) return;
  if (isJsonObject(json)) {
    for (const [key, value] of Object.entries(json)) checkMember(walk, key, value, route, visible, depth);
  } else {
    for (let index = 0; index < json.length; index += 1) {
      checkChild(walk, json[index] as JsonValue, route, index, visible, depth);
    }
  }
}

function checkMember(
  walk: Walk,
  key: string,
  value: JsonValue,
  parent: Route | null,
  visible: Visible,
  depth: number,
): void {
  if (key.charCodeAt(0) === leftBracket) checkString(walk, key, step(parent, key), visible, true);
  if (visible.copies && isCopyKey(key) && isLoopList(value))
    checkCopyLoops(walk, value, step(parent, key), visible, 'property');
  else checkChild(walk, value, parent, key, visible, depth);
}

/** Routes are made for containers and for strings that may be expressions; most members need none. */
function checkChild(
  walk: Walk,
  value: JsonValue,
  parent: Route | null,
  key: string | number,
  visible: Visible,
  depth: number,
): void {
  if (typeof value === 'string') {
    if (value.charCodeAt(0) === leftBracket) checkString(walk, value, step(parent, key), visible);
  } else if (typeof value === 'object' && value !== null) {
    checkContainer(walk, value, step(parent, key), visible, depth + 1);
  }
}

/** `resource`: `{ name, count, mode, batchSize }`; the others make an array of `input`. An output's loop has no name. */
type LoopKind = 'resource' | 'property' | 'variable' | 'output';

const loopParts: Readonly<Record<LoopKind, readonly string[]>> = {
  resource: ['name', 'count'],
  property: ['name', 'count', 'input'],
  variable: ['name', 'count', 'input'],
  output: ['count', 'input'],
};

export function checkCopyLoops(
  walk: Walk,
  loops: readonly JsonObject[],
  route: Route,
  visible: Visible,
  kind: LoopKind,
): void {
  for (const [index, loop] of loops.entries()) checkLoop(walk, loop, step(route, index), visible, kind);
}

/** Checks a copy loop. Its count is computed outside of it, its input inside. */
export function checkLoop(walk: Walk, loop: JsonObject, route: Route, visible: Visible, kind: LoopKind): void {
  checkParts(walk, loop, route, kind);
  checkField(walk, loop, 'count', route, visible);
  checkField(walk, loop, 'batchSize', route, visible);
  checkField(walk, loop, 'input', route, insideLoop(loop, visible));
}

/** What is seen inside a loop. */
export function insideLoop(loop: JsonObject, visible: Visible): Visible {
  const name = textIn(loop, 'name')?.toLowerCase() ?? '';
  const { loops, deferredLoops } = visible;
  return { ...visible, loops: [...loops, name], ...(deferredLoops && { deferredLoops: [...deferredLoops, name] }) };
}

function checkParts(walk: Walk, loop: JsonObject, route: Route, kind: LoopKind): void {
  const missing = loopParts[kind].filter((part) => valueIn(loop, part) === undefined);
  if (missing.length > 0) {
    const message = `a copy loop on a ${kind} needs ${quoted(loopParts[kind])}; ${quoted(missing)} is missing`;
    errorAt(walk, 'invalid-loop', message, route);
  }
  const mode = field(loop, 'mode', route);
  if (kind !== 'resource' || mode === undefined || /^(?:serial|parallel|\[.*)$/is.test(String(mode.value))) return;
  errorAt(walk, 'invalid-loop', "the mode of a copy loop is 'serial' or 'parallel'", mode.route);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' and ');
}
