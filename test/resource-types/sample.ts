import {
  CrossFileTypeReference,
  ObjectTypePropertyFlags,
  ScopeType,
  TypeFactory,
  writeIndexJson,
  writeTypesJson,
} from '@azure/bicep-types';
import { type ResourceType, readIndex, type TypeIndex } from '../../src/resource-types/open.ts';
import { type Property, propertyAt } from '../../src/resource-types/property.ts';

const { None, Required, ReadOnly, WriteOnly, DeployTimeConstant } = ObjectTypePropertyFlags;

/** A small index of our own: a farm with fields, some inline, and a driver that is a person or a robot. */
export function sampleFiles(): Map<string, string> {
  const types = new TypeFactory();
  const text = types.addStringType();
  const flag = types.addBooleanType();
  const anything = types.addAnyType();
  const open = types.addUnionType([types.addStringLiteralType('Wheat'), types.addStringLiteralType('Rye'), text]);
  const closed = types.addUnionType([types.addStringLiteralType('North'), types.addStringLiteralType('South')]);
  const size = types.addObjectType('Size', { hectares: { type: types.addIntegerType(1, 900), flags: Required } });
  const fieldBody = types.addObjectType('FieldProperties', {
    crop: { type: open, flags: None },
    size: { type: size, flags: None },
    yield: { type: types.addIntegerType(), flags: ReadOnly },
  });
  const inlineField = types.addObjectType('Field', {
    id: { type: text, flags: ReadOnly },
    name: { type: text, flags: None },
    properties: { type: fieldBody, flags: None },
  });
  const person = types.addObjectType('Person', {
    kind: { type: types.addStringLiteralType('Person'), flags: Required },
    licence: { type: text, flags: Required },
    shared: { type: text, flags: None },
  });
  const robot = types.addObjectType('Robot', {
    kind: { type: types.addStringLiteralType('Robot'), flags: Required },
    volts: { type: types.addIntegerType(), flags: None },
    shared: { type: flag, flags: None },
  });
  const driver = types.addDiscriminatedObjectType(
    'Driver',
    'kind',
    { since: { type: text, flags: None } },
    { Person: person, Robot: robot },
  );
  const farm = types.addObjectType('FarmProperties', {
    facing: { type: closed, flags: None, description: 'Where the farm looks.' },
    fields: { type: types.addArrayType(inlineField, 1, 3), flags: None },
    driver: { type: driver, flags: None },
    password: { type: types.addStringType(true), flags: WriteOnly },
    notes: { type: types.addArrayType(text), flags: None },
    extra: { type: anything, flags: None },
    code: { type: types.addStringType(undefined, 2, 4), flags: None },
    owner: { type: types.addUnionType([text, size]), flags: None },
    state: { type: types.addObjectType('State', { phase: { type: text, flags: None } }), flags: ReadOnly },
  });
  const root = (properties: typeof farm, name: string) =>
    types.addObjectType(name, {
      id: { type: text, flags: ReadOnly | DeployTimeConstant },
      name: { type: text, flags: Required | DeployTimeConstant },
      tags: { type: types.addObjectType('Tags', {}, text), flags: None },
      zones: { type: types.addArrayType(text), flags: None },
      properties: { type: properties, flags: None },
    });
  const all = ScopeType.ResourceGroup;
  const farms = types.addResourceType('Rural.Land/farms@2024-01-01', root(farm, 'farms'), all, all);
  const old = types.addResourceType('Rural.Land/farms@2020-01-01', root(size, 'old'), all, all);
  const fields = types.addResourceType('Rural.Land/farms/fields@2024-01-01', root(fieldBody, 'fields'), all, all);
  const notes = types.addResourceType('Rural.Land/farms/notes@2024-01-01', root(size, 'notes'), all, all);
  const at = (reference: typeof farms) => new CrossFileTypeReference('land/types.json', reference.index);
  const index = {
    resources: {
      'Rural.Land/farms@2020-01-01': at(old),
      'Rural.Land/farms@2024-01-01': at(farms),
      'Rural.Land/farms/fields@2024-01-01': at(fields),
      'Rural.Land/farms/notes@2024-01-01': at(notes),
    },
    resourceFunctions: {},
    namespaceFunctions: [],
  };
  return new Map([
    ['index.json', writeIndexJson(index)],
    ['land/types.json', writeTypesJson(types.types)],
  ]);
}

export function indexOf(files: ReadonlyMap<string, string>): TypeIndex {
  return readIndex((path) => {
    const text = files.get(path);
    return text === undefined ? { kind: 'error', message: `there is no file ${path}` } : { kind: 'text', text };
  }, 'the sample');
}

export const sample = indexOf(sampleFiles());

export function farms(): ResourceType {
  return typeNamed(sample, 'Rural.Land/farms');
}

export function typeNamed(index: TypeIndex, name: string): ResourceType {
  const type = index.resolve(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

export function property(type: ResourceType, path: string): Property {
  const found = propertyAt(type, path);
  if (found.kind !== 'property') throw new Error(`no property ${path}: ${JSON.stringify(found)}`);
  return found;
}
