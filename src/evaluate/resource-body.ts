import type { ObjectEntry } from '../template/expression.ts';
import type { Resource } from '../template/template.ts';
import type { Lazy, Member, ObjectValue, Unknown } from '../values/value.ts';
import type { Frame, Instance } from './context.ts';
import { EvaluatedObject, keyOfEntry, lazily, ofItself, restOf } from './evaluate.ts';
import { patched, unwritten } from './patched.ts';

/** The body as it would be sent: qualified type and name, and of a nested deployment no template and no parameters. */
export class ResourceBody implements ObjectValue {
  readonly kind = 'object';
  readonly declaration: Resource;
  readonly frame: Frame;
  readonly #instance: Instance;
  #members: ReadonlyMap<string, Member> | 'active' | undefined;
  #rest: { readonly of: Unknown | undefined } | 'active' | undefined;

  constructor(instance: Instance) {
    this.declaration = instance.declaration;
    this.frame = instance.frame;
    this.#instance = instance;
  }

  get members(): ReadonlyMap<string, Member> {
    if (this.#members === 'active') return new Map();
    if (this.#members !== undefined) return this.#members;
    this.#members = 'active';
    let members: ReadonlyMap<string, Member> | undefined;
    try {
      members = this.#read();
    } finally {
      this.#members = members;
    }
    return members;
  }

  /** What keys that are not known may bring. */
  get rest(): Unknown {
    if (this.#members === 'active' || this.#rest === 'active') return ofItself(this.declaration.place, this.frame);
    if (this.#rest !== undefined) return this.#rest.of as Unknown;
    this.#rest = 'active';
    let rest: { readonly of: Unknown | undefined } | undefined;
    try {
      rest = { of: restOf(this.declaration.body.entries, this.frame) ?? this.#unwritten() };
    } finally {
      this.#rest = rest;
    }
    return rest.of as Unknown;
  }

  #unwritten(): Unknown | undefined {
    return this.declaration.patch ? unwritten(this.#instance.idKey) : undefined;
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
      if (!members.has(key) || key === 'properties') members.set(key, { key: written, value: this.#sent(key, entry) });
    }
    return members;
  }

  #sent(key: string, entry: ObjectEntry): Lazy {
    const value = this.#valueOf(entry);
    return this.declaration.patch ? patched(value, `${this.#instance.idKey}.${key}`) : value;
  }

  #valueOf(entry: ObjectEntry): Lazy {
    const isDeployment = this.declaration.deployment !== undefined && entry.key.toLowerCase() === 'properties';
    if (!isDeployment || entry.value.kind !== 'object') return lazily(entry.value, this.frame);
    const entries = entry.value.entries.filter((each) => !/^(template|parameters)$/i.test(each.key));
    return new EvaluatedObject({ ...entry.value, entries, kind: 'object', place: entry.value.place }, this.frame);
  }
}
