import { jsonText } from '../source/json/write.ts';
import { deeper } from '../source/levels.ts';
import type { Scalar } from '../template/expression.ts';
import { join, joinWith, type Message, type Spelling, spell } from '../template/message.ts';
import { formulaOf, formulaOfTerm } from './formula.ts';
import { isSecretName } from './secret-names.ts';
import { causeOf, isSecure } from './term.ts';
import {
  type ArrayValue,
  type Choice,
  force,
  isArray,
  isChoice,
  isScalar,
  isSpread,
  isText,
  isUnknown,
  kindOf,
  type Lazy,
  type Maybe,
  type ObjectValue,
  type Spread,
  type Unknown,
  type Value,
} from './value.ts';

/** A value as plain JSON data: what is not known is `{ $unknown: { type, reason, expression } }`, a secret `{ $secure: true }`. */
export type Printed =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Printed[]
  | { readonly [key: string]: Printed };

/** How many more values are printed: small templates can make values that take years to print. */
export interface PrintBudget {
  left: number;
  /** How expressions are spelled. */
  readonly spelling: Spelling;
  /** What is being printed: a value may hold itself. */
  readonly within: Set<Value>;
  /** How many texts of values that are not known it is part of. */
  readonly texts: number;
}

/** Deeper values are cut; no resource needs it. */
const maxDepth = 200;
/** Values of one graph. The largest published templates have some 50,000. */
const maxPrinted = 500_000;

export function printBudget(spelling: Spelling, left: number = maxPrinted, texts = 0): PrintBudget {
  return { left, spelling, within: new Set(), texts };
}

export function print(value: Maybe, budget: PrintBudget, depth = 0): Printed | undefined {
  if (value === undefined) return undefined;
  budget.left -= 1;
  if (isScalar(value)) return value;
  if (isSecure(value, 1)) return { $secure: true };
  if (depth > maxDepth) return tooLarge('nested too deep to print');
  if (budget.left < 0) return tooLarge('too much to print');
  if (budget.within.has(value)) return tooLarge('it holds itself');
  budget.within.add(value);
  const printed = deeper(1, () => printWithin(value, budget, depth));
  budget.within.delete(value);
  return printed;
}

function printWithin(value: Exclude<Value, Scalar>, budget: PrintBudget, depth: number): Printed {
  switch (value.kind) {
    case 'object':
      return printObject(value, budget, depth);
    case 'array':
      return value.parts.some(isSpread)
        ? printUnknown(value, budget)
        : value.parts.map((part) => printItem(part, budget, depth));
    default:
      return isSecure(value) ? { $secure: true } : printUnknown(value, budget);
  }
}

/** Once the budget is spent nothing more is evaluated either: items may be lazy, and hold as many again. */
function printItem(part: Lazy | Spread, budget: PrintBudget, depth: number): Printed {
  if (budget.left < 0) return tooLarge('too much to print');
  return print(isSpread(part) ? null : force(part), budget, depth + 1) ?? null;
}

function tooLarge(reason: string): Printed {
  return { $unknown: { type: 'any', reason, expression: '…' } };
}

function printObject(value: ObjectValue, budget: PrintBudget, depth: number): Printed {
  const entries: [string, Printed][] = [];
  for (const member of value.members.values()) {
    if (budget.left < 0) return tooLarge('too much to print');
    const held = force(member.value);
    const secret = typeof held === 'string' && held !== '' && isSecretName(member.key);
    const printed = secret ? { $secure: true } : print(held, budget, depth + 1);
    if (printed !== undefined) entries.push([member.key, printed]);
  }
  if (value.rest) entries.push(['$rest', printUnknown(value.rest, budget)]);
  return Object.fromEntries(entries);
}

function printUnknown(value: Value, { texts, spelling }: PrintBudget): Printed {
  const reason = causeOf([value])?.reason ?? 'it depends on values that are not known';
  const text = textOf(value, spelling, texts);
  return {
    $unknown: {
      type: typeOfUnknown(value),
      reason: spell(reason, spelling),
      // Within a text it stands in braces, as all that is not known does there.
      expression: texts > 0 && isUnknown(value) ? `{${text}}` : text,
    },
  };
}

function typeOfUnknown(value: Value): string {
  if (isUnknown(value)) return value.type;
  if (isText(value)) return 'string';
  if (!isChoice(value)) return kindOf(value);
  const types = new Set(
    value.alternatives.map((each) =>
      each.value == null ? 'null' : isScalar(each.value) ? kindOf(each.value) : typeOfUnknown(each.value),
    ),
  );
  const [only] = types;
  return types.size === 1 && only ? only : 'any';
}

/** A value as one line: known pieces of a string as they are, unknown ones as `{expression}`. */
export function printable(value: Maybe): Message {
  return oneLine(value, false);
}

/** The same for sentences: what is not known is named by its function, `uniqueString(…)`, where it is long. */
export function brief(value: Maybe): Message {
  return oneLine(value, true);
}

function oneLine(value: Maybe, isBrief: boolean): Message {
  if (typeof value === 'string')
    return isBrief && value.length > maxCharacters ? `${value.slice(0, maxCharacters)}…` : value;
  if (isSecure(value)) return secureValue;
  if (isText(value)) {
    const parts = isBrief && value.parts.length > maxParts ? [...value.parts.slice(0, maxParts), '…'] : value.parts;
    return join(parts.map((part) => (typeof part === 'string' ? part : inBraces(part, isBrief))));
  }
  if (isChoice(value)) return alternatives(value, isBrief);
  if (isUnknown(value)) return inBraces(value, isBrief);
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : [{ formula: formulaOf(value) }];
}

/** Of a text in a sentence. */
const maxParts = 20;
/** Of what is known in it: no name in Azure is longer. */
const maxCharacters = 300;

const secureValue = '{secure value}';

function inBraces(term: Unknown, isBrief: boolean): Message {
  return ['{', { formula: formulaOf(term), brief: isBrief }, '}'];
}

function alternatives({ alternatives: all }: Choice, isBrief: boolean): Message {
  const shown = all.slice(0, 4).map((each) => oneLine(each.value, isBrief));
  return join(['{', joinWith(shown, ' | '), all.length > 4 ? ' | …}' : '}']);
}

/** How a term is called in a sentence. */
export function termMessage(term: Unknown): Message {
  return term.secure ? 'a secure value' : [{ formula: formulaOfTerm(term) }];
}

/** The text that stands for a value that is not known: `expression` in the graph's JSON, and ids in reports. */
export function expressionText(value: Value, spelling: Spelling): string {
  return textOf(value, spelling, 0);
}

/** `texts`: how many such texts it is part of. Deeper ones tell nobody anything, and a value may be part of itself. */
function textOf(value: Value, spelling: Spelling, texts: number): string {
  if (isSecure(value)) return secureValue;
  if (isUnknown(value)) return spelling(formulaOf(value));
  if (texts > maxTexts) return '…';
  if (isChoice(value)) return alternativesText(value, spelling, texts + 1);
  return isArray(value) ? arrayText(value, spelling, texts + 1) : spell(printable(value), spelling);
}

const maxTexts = 4;

function alternativesText({ alternatives: all }: Choice, spelling: Spelling, texts: number): string {
  const shown = all.slice(0, 4).map(({ value }) => {
    if (value === undefined) return 'absent';
    return typeof value === 'string' ? value : compact(value, spelling, texts);
  });
  return `{${shown.join(' | ')}${all.length > 4 ? ' | …' : ''}}`;
}

/** `["a", …{parameters('more')}]`, and `[{"lun":…} × {parameters('disks')}]` for a loop of unknown count. */
function arrayText({ parts }: ArrayValue, spelling: Spelling, texts: number): string {
  let text = '';
  for (const part of parts) {
    text += `${text === '' ? '' : ', '}${partText(part, spelling, texts)}`;
    if (text.length > maxCompact) return '[…]';
  }
  return `[${text}]`;
}

function partText(part: Lazy | Spread, spelling: Spelling, texts: number): string {
  if (!isSpread(part)) return compact(force(part), spelling, texts);
  const { from, item } = part;
  const times = spelling(formulaOf(from));
  return from.type === 'int' ? `${compact(force(item), spelling, texts)} × {${times}}` : `…{${times}}`;
}

/** Longer objects and arrays are not spelled out. */
const maxCompact = 400;

function compact(value: Maybe, spelling: Spelling, texts: number): string {
  if (isUnknown(value) || isText(value)) return spell(printable(value), spelling);
  const text = compactJson(print(value, printBudget(spelling, maxCompact, texts)) ?? null);
  return text.length <= maxCompact ? text : text.startsWith('[') ? '[…]' : '{…}';
}

function compactJson(value: Printed): string {
  if (value === null || typeof value !== 'object') return jsonText(value);
  if (Array.isArray(value)) return `[${value.map(compactJson).join(', ')}]`;
  const object = value as { readonly [key: string]: Printed };
  if (Object.hasOwn(object, '$secure')) return secureValue;
  if (Object.hasOwn(object, '$unknown')) {
    const { expression } = object.$unknown as { readonly expression: string };
    return expression;
  }
  return `{${Object.entries(object)
    .map(([key, member]) => `${jsonText(key)}: ${compactJson(member)}`)
    .join(', ')}}`;
}
