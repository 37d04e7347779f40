import { armShown } from '../src/arm/write.ts';
import { type Message, spell } from '../src/template/message.ts';
import { formulaOf } from '../src/values/formula.ts';
import { type Printed, print, printBudget } from '../src/values/print.ts';
import type { Maybe, Source } from '../src/values/value.ts';

// How tests read messages and values: as an ARM template spells them.

export function said(message: Message): string {
  return spell(message, armShown);
}

/** A value within an expression. */
export function written(value: Maybe): string {
  return armShown(formulaOf(value));
}

export function printed(value: Maybe): Printed | undefined {
  return print(value, printBudget(armShown));
}

/** An unknown that is called so. */
export function called(name: string): Source {
  return { kind: 'runtime', formula: { kind: 'words', text: name } };
}
