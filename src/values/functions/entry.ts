import type { BicepForm, Signature } from '../../template/functions.ts';
import type { Message } from '../../template/message.ts';
import type { DiagnosticCode } from '../../template/rules.ts';
import type { PrimitiveType } from '../../template/types.ts';
import type { Plain } from '../plain.ts';
import type { Maybe, Value } from '../value.ts';
import type { Passage } from './passage.ts';

/** What a parameter of a function takes. */
export type Kind = 'null' | 'bool' | 'int' | 'float' | 'string' | 'object' | 'array' | 'lambda';

export interface ParameterSignature {
  readonly name: string;
  /** `undefined`: anything but a lambda. */
  readonly accepts: readonly Kind[] | undefined;
  readonly optional: boolean;
  /** The last parameter may be given any number of times. */
  readonly repeats: boolean;
}

/** How a function of the ARM template language is called. */
export interface FunctionSignature extends Signature {
  /** As the reference spells it; calls ignore case. */
  readonly name: string;
  readonly parameters: readonly ParameterSignature[];
  readonly returns: PrimitiveType;
  /** The page (with anchor) that defines it. */
  readonly page: string;
}

/** All that is known of a function. What is added to one row is known wherever functions are met. */
export interface FunctionRow extends FunctionSignature {
  readonly inBicep: BicepForm;
  /** Whether policies may call it. */
  readonly inPolicies: boolean;
  /** What it passes on of its arguments; absent: its value is computed. */
  readonly passage?: Passage;
}

/** A function whose result depends on its arguments alone. */
export interface FunctionEntry extends FunctionRow {
  /** What is known of the result although the arguments are not: bounds of its length or number, characters it never has. */
  readonly result?: { readonly range?: { readonly min?: number; readonly max?: number }; readonly excludes?: string };
  readonly rule: FunctionRule;
}

export type FunctionRule = PlainRule | PartialRule;

/** Needs every argument known, all the way down. Throws `EvaluationError` for what Azure refuses. */
export interface PlainRule {
  readonly kind: 'plain';
  compute(args: readonly Plain[]): Plain;
}

/**
 * Can say something although arguments are only partly known. Choices have been distributed before: an argument is
 * never a `Choice`. Returns `undefined` where it cannot tell; the driver then tries the values of finite domains, and
 * at last makes the unknown term of this call.
 */
export interface PartialRule {
  readonly kind: 'partial';
  apply(args: readonly Argument[]): Result;
  /** It looks at the values of members of objects, so that others may, too. */
  readonly readsMembers?: boolean;
  /** The unknown term of a call that nothing else decides, in a form that equal calls share. */
  readonly term?: (args: readonly Argument[]) => Value;
  /** Tried first, with choices among the arguments: for functions that carry their arguments into the result. */
  readonly withChoices?: (args: readonly Argument[]) => Result;
}

export type Argument = Value | Lambda;

/** `value: undefined` inside a result is "absent"; an `undefined` result is "cannot tell". */
export type Result = { readonly value: Maybe } | undefined;

/** An evaluated `lambda(…)`; calling it never throws: errors inside are diagnostics of its own body. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly arity: number;
  call(args: readonly Value[]): Maybe;
  /** The last value it gave that is not known, if there is one. */
  open?(): Maybe;
}

/** What Azure would refuse. `argument` is the index of the argument to blame, if it is one's fault. */
export class EvaluationError extends Error {
  readonly code: DiagnosticCode;
  /** What is wrong and what to do. */
  readonly said: Message;
  readonly argument: number | undefined;

  constructor(code: DiagnosticCode, said: Message, argument?: number) {
    super(typeof said === 'string' ? said : code);
    this.code = code;
    this.said = said;
    this.argument = argument;
  }
}
