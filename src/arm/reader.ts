import type { JsonObject } from '../source/json.ts';
import type { Route } from '../source/route.ts';
import type { SourceText } from '../source/text.ts';
import type { Template } from '../template/template.ts';

/** How a part of a document is read. */
export interface Reader {
  readonly source: SourceText;
  /**
   * `template`: strings may be expressions. `outer`: so they are, for the parent of a nested template with outer scope;
   * escaped ones are left to the nested deployment. `plain`: every string is what it says (parameter files).
   */
  readonly strings: 'template' | 'outer' | 'plain';
  /** Whether `copy` lists inside of objects are loops. */
  readonly loops: boolean;
}

/** What the resources of one template have in common. */
export interface ResourceReader extends Reader {
  readonly symbolic: boolean;
  readNested(json: JsonObject, route: Route, outer: boolean): Template;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its members that are undefined, for optional members that must be absent then. */
export function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
