import type { CallExpression, Expression } from '../../template/expression.ts';
import { nameIn } from '../../template/names.ts';
import { isChoice, isUnknown, type Value } from '../value.ts';

/** A member that is looked for in a value; `undefined`: the value as a whole. */
export type Sought = string | number | undefined;

/** What may be asked of the arguments of a call by who looks for where its value is written. */
export interface Look {
  value(expression: Expression): Value;
  /** Whether the member is written in what makes the value of an expression. */
  spells(expression: Expression, member: string | number): boolean;
}

/** What a call passes on of its arguments as it is. */
export interface Passage {
  /** The arguments whose members its value has. */
  kept(this: void, args: readonly Expression[]): readonly Expression[];
  /** The expression that makes its value, or a member of it, in the place of the call; `undefined`: it is computed. */
  written(this: void, call: CallExpression, member: Sought, look: Look): Expression | undefined;
}

/** `if`: the branch that is taken. */
export const takenBranch: Passage = {
  kept: ([, ...branches]) => branches,
  written: ({ args: [condition, whenTrue, whenFalse] }, _, look) => {
    const truth = condition && look.value(condition);
    return truth === true ? whenTrue : truth === false ? whenFalse : undefined;
  },
};

/** `coalesce`: the first value. */
export const firstValue: Passage = {
  kept: (args) => args,
  written: ({ args }, _, look) => args.find((arg) => isValue(look.value(arg))),
};

function isValue(value: Value): boolean {
  return value !== null && !isUnknown(value) && !isChoice(value);
}

/** `union` and `shallowMerge`: the last that has the member. */
export function lastThatHasIt(merged: Passage['kept']): Passage {
  return {
    kept: merged,
    written: ({ args }, member, look) =>
      member === undefined ? undefined : merged(args).findLast((each) => look.spells(each, member)),
  };
}

/** `createArray`: its arguments are the items. */
export const itemsOfArguments: Passage = {
  kept: () => [],
  written: ({ args, place }) => ({ kind: 'array', items: args, place }),
};

/** `createObject`: its arguments are keys and values in turn. */
export const membersOfArguments: Passage = {
  kept: () => [],
  written: ({ args, place }, member) => {
    if (typeof member !== 'string') return undefined;
    const at = args.findIndex((arg, position) => position % 2 === 0 && nameIn(arg) === member.toLowerCase());
    const value = at === -1 ? undefined : args[at + 1];
    return value && { kind: 'object', entries: [{ key: member, value }], place };
  },
};

/** The items of an array that is written out, in either language. */
export function itemsWritten(list: Expression | undefined): readonly Expression[] {
  if (list?.kind === 'array') return list.items;
  return list?.kind === 'call' && list.name.toLowerCase() === 'createarray' ? list.args : [];
}
