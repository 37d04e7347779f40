import type { ObjectEntry } from '../template/expression.ts';
import type { Resource } from '../template/template.ts';
import type { Frame, Instance } from './context.ts';
import { EvaluatedObject, keyOfEntry, lazily, restOf } from './evaluate.ts';
import type { Lazy, Member, ObjectValue, Unknown } from './value.ts';

/** The body as it would be sent: qualified type and name, and of a nested deployment no template and no parameters. */
export class ResourceBody implements ObjectValue {
  readonly kind = 'object';
  readonly declaration: Resource;
  readonly frame: Frame;
  readonly #instance: Instance;
  #members: ReadonlyMap<string, Member> | undefined;
  #rest: { readonly of: Unknown | undefined } | undefined;

  constructor(instance: Instance) {
    this.declaration = instance.declaration;
    this.frame = instance.frame;
    this.#instance = instance;
  }

  get members(): ReadonlyMap<string, Member> {
    this.#members ??= this.#read();
    return this.#members;
  }

  /** What keys that are not known may bring. */
  get rest(): Unknown {
    this.#rest ??= { of: restOf(this.declaration.body.entries, this.frame) };
    return this.#rest.of as Unknown;
  }

  #read(): Map<string, Member> {
    const members = new Map<string, Member>();
    const { type, name, apiVersion } = this.#instance;
    if (type !== '') members.set('type', { key: 'type', value: type });
    members.set('name', { key: 'name', value: name });
    if (apiVersion !== undefined) members.set('apiversion', { key: 'apiVersion', value: apiVersion });
    for (const entry of this.declaration.body.entries) {
      const written = keyOfEntry(entry, this.frame);
      if (typeof written !== 'string') continue;
      const key = written.toLowerCase();
      if (!members.has(key) || key === 'properties') members.set(key, { key: written, value: this.#valueOf(entry) });
    }
    return members;
  }

  #valueOf(entry: ObjectEntry): Lazy {
    const isDeployment = this.declaration.deployment !== undefined && entry.key.toLowerCase() === 'properties';
    if (!isDeployment || entry.value.kind !== 'object') return lazily(entry.value, this.frame);
    const entries = entry.value.entries.filter((each) => !/^(template|parameters)$/i.test(each.key));
    return new EvaluatedObject({ ...entry.value, entries, kind: 'object', place: entry.value.place }, this.frame);
  }
}
