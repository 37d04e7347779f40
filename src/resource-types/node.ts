/** Types of an index as they lie in its files. A node is a handle: a file and a position in it. */
import type { BicepType, ObjectTypeProperty, TypeReference } from '@azure/bicep-types';
import { TypeBaseKind } from '@azure/bicep-types';
import { own } from '../source/own.ts';
import type { Window } from './versions.ts';

/** The types of one `types.json`. */
export type TypesFile = readonly BicepType[];

export interface TypeNode {
  readonly file: TypesFile;
  readonly index: number;
}

export type IndexedProperty = ObjectTypeProperty & Window;

/** By value: an enum's literals, or a discriminated object's variants. */
interface ValueWindows {
  readonly since?: Readonly<Record<string, string>>;
  readonly until?: Readonly<Record<string, string>>;
}

const anyType: BicepType = { type: TypeBaseKind.AnyType };

/** A reference that leads nowhere is a type of which nothing is known. */
export function typeOf({ file, index }: TypeNode): BicepType {
  return file[index] ?? anyType;
}

export function nodeAt(file: TypesFile, reference: TypeReference): TypeNode {
  return { file, index: reference.index };
}

/** The window of one literal of a union, or one variant of a discriminated object. */
export function valueWindow(type: BicepType, value: string): Window {
  const { since = {}, until = {} } = type as ValueWindows;
  const [first, last] = [own(since, value), own(until, value)];
  return {
    ...(first !== undefined && { since: first }),
    ...(last !== undefined && { until: last }),
  };
}
