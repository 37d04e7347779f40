import type { Applicability } from '../graph/change.ts';
import type { CrossedLoop } from '../graph/way.ts';
import type { SourceText, Span } from '../source/text.ts';
import type { Message } from '../template/message.ts';
import type { Value } from '../values/value.ts';

/** Replaces a span of a file's text. Offsets are UTF-16 code units; an empty span inserts. */
export interface Edit {
  readonly source: SourceText;
  readonly span: Span;
  readonly text: string;
}

/** A change as text. The edits are in order of file and place and do not overlap. */
export interface PlannedFix {
  /** Says what else changes, where others share the literal that is edited. */
  readonly title: Message;
  readonly applicability: Applicability;
  readonly why: string;
  readonly edits: readonly Edit[];
  readonly writes: readonly Write[];
  readonly reached: Reached;
  /** The call (a module, a deployment) whose arguments alone are edited: the fix means what is deployed by it. */
  readonly call?: object | undefined;
}

/** What a fix reaches, from which follows what it is called and of what class it is. */
export interface Reached {
  readonly title: Message;
  readonly applicability: Applicability;
  readonly why: string;
  /** What else a literal reaches that is edited: names for people. */
  readonly others: readonly string[];
  /** Items that a loop makes alike, and of which the fix means some. */
  readonly items: readonly CrossedLoop[];
}

/** What a fix sets in a declared resource, or takes out of it (`value` absent), to be held against its type. */
export interface Write {
  readonly type: string;
  /** `undefined` where it is not known. */
  readonly apiVersion: string | undefined;
  readonly path: readonly (string | number)[];
  readonly value?: Value;
}

export interface PlanOptions {
  /** Values may be changed in the parameter file that gives them: right only where there is a single set. */
  readonly parameterFile?: boolean;
}
