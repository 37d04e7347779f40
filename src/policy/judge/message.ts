import { distinctMessages, join, joinWith, type Message, say } from '../../template/message.ts';
import { brief } from '../../values/print.ts';
import { splitName } from '../../values/resource-ids.ts';
import type { Maybe } from '../../values/value.ts';
import { force, isArray, isSpread } from '../../values/value.ts';
import type { MessageTemplate, Placeholder } from '../compile/policy.ts';
import { evaluateCondition } from '../condition/evaluate.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { readField, readFields } from '../field.ts';
import type { SetMember } from '../join/node-set.ts';
import { resolveJoin } from '../join/resolve.ts';
import type { Scope } from '../scope.ts';
import { assumed, holdsUnder, together } from '../value/assume.ts';
import type { FieldPath } from '../value/path.ts';

/** More values than this are counted instead of named. */
const maxNamed = 3;

/** The fields that say what a resource is called. */
const names = new Set(['.name', '.fullname']);

/** A message with its placeholders filled in. */
export function fillIn(template: MessageTemplate, scope: Scope): Message {
  return join(template.map((piece) => (typeof piece === 'string' ? piece : valueText(piece, scope))));
}

function valueText(placeholder: Placeholder, scope: Scope): Message {
  const print = placeholder.quoted ? inQuotes : asItIs;
  switch (placeholder.kind) {
    case 'field':
      return several(textsAt(placeholder.path, scope, print)) || 'nothing';
    case 'expression':
      return shown(evaluateExpression(placeholder.expression, scope), print);
    case 'set':
      return list(
        membersOf(placeholder.join, scope).flatMap((member) => memberTexts(member, placeholder.path, scope, print)),
      );
  }
}

/** How a single value is shown. */
type Print = (text: Message) => Message;

const asItIs: Print = (text) => text;
/** The expression of a name, which holds quotes itself, has its brackets. */
const inQuotes: Print = (text) =>
  typeof text === 'string' && text.startsWith('[') && text.endsWith(']') ? text : say`'${text}'`;

function textsAt(path: FieldPath, scope: Scope, print: Print): Message[] {
  if (path.stars === 0) {
    const value = readField(path, scope);
    const isName = value != null && !isArray(value) && names.has(path.canonical);
    return [isName ? print(scope.world.naming(scope.node, value)) : shown(value, print)];
  }
  return readFields(path, scope).map((found) => shown(assumed(found.value, scope.assume), print));
}

function shown(value: Maybe, print: Print, depth = 0): Message {
  if (value === undefined || value === null) return 'nothing';
  if (!isArray(value) || depth > maxDepth) return print(typeof value === 'boolean' ? String(value) : brief(value));
  return list(value.parts.map((part) => shown(isSpread(part) ? part.from : force(part), print, depth + 1)));
}

/** Arrays within arrays that are named. */
const maxDepth = 3;

/** All of them, unless they are very many. */
function several(texts: readonly Message[]): Message {
  return texts.length > maxSeveral ? list(texts) : joinWith(texts, ', ');
}

const maxSeveral = 100;

/** Three at most; the rest is counted. */
function list(texts: readonly Message[]): Message {
  const once = distinctMessages(texts);
  if (once.length === 0) return 'none';
  const named = once.slice(0, maxNamed);
  const rest = once.length - named.length;
  if (rest > 0) return say`${joinWith(named, ', ')} and ${String(rest)} more`;
  return named.length < 2 ? join(named) : say`${joinWith(named.slice(0, -1), ', ')} and ${named.at(-1) ?? ''}`;
}

/** The members of a set that may be there. */
export function membersOf(join: string, scope: Scope): SetMember[] {
  return resolveJoin(join, scope, evaluateCondition).members.filter(
    (member) => holdsUnder(member.guards, scope.assume).truth !== false,
  );
}

function memberTexts(member: SetMember, path: FieldPath, scope: Scope, print: Print): Message[] {
  const texts = member.candidates.flatMap((node) => {
    const assume = together(scope.assume, node.when);
    return assume ? textsAt(path, { ...scope, node, assume }, print) : [];
  });
  if (texts.length > 0 || member.id === undefined)
    return texts.length > 1 ? [joinWith(distinctMessages(texts), ' or ')] : texts;
  return [print(brief(path.canonical === '.name' ? (splitName(member.id)?.at(-1) ?? member.id) : member.id))];
}
