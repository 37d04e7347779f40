import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { Template } from '../../template/template.ts';
import { call, literal } from './build.ts';
import { functionNamespace, type Imported, type TemplateParts } from './lowering.ts';
import { type Renaming, renameIn, renameInType } from './rename.ts';

/**
 * What a compiled template exports, entered into the template that imports it as it is named. A module of a registry
 * is compiled; its types, functions and variables are sections of its JSON.
 */
export function compiledExports(template: Template, parts: TemplateParts, prefix: string): Imported {
  const renaming: Renaming = {
    variable(name) {
      const key = (prefix + name).toLowerCase();
      const variable = template.variables.get(name.toLowerCase());
      if (variable && !parts.variables.has(key)) {
        parts.variables.set(key, { ...variable, name: prefix + name, value: literal(null, variable.place) });
        const value = renameIn(variable.value, renaming, functionNamespace);
        parts.variables.set(key, { ...variable, name: prefix + name, value });
      }
      return prefix + name;
    },
    function(namespace, name) {
      const renamed = `${prefix}${namespace}.${name}`;
      const key = `${functionNamespace}.${renamed}`.toLowerCase();
      const declared = template.functions.get(`${namespace}.${name}`.toLowerCase());
      if (declared && !parts.functions.has(key)) {
        const copy = { ...declared, namespace: functionNamespace, name: renamed };
        parts.functions.set(key, { ...copy, output: literal(null, declared.place) });
        const parameters = declared.parameters.map((each) => ({ ...each, type: renameInType(each.type, renaming) }));
        parts.functions.set(key, {
          ...copy,
          parameters,
          output: renameIn(declared.output, renaming, functionNamespace),
        });
      }
      return renamed;
    },
    definition(reference) {
      const key = (prefix + reference).toLowerCase();
      const declared = template.definitions.get(reference.toLowerCase()) ?? template.definitions.get(reference);
      if (declared && !parts.definitions.has(key)) {
        parts.definitions.set(key, { type: 'any', nullable: false, secure: false, place: declared.place });
        parts.definitions.set(key, renameInType(declared, renaming));
      }
      return key;
    },
  };
  return {
    value: (name, place) => valueOf(name, template, renaming, place),
    functionNamed: (name) =>
      template.functions.has(`${compiledNamespace}.${name}`.toLowerCase())
        ? renaming.function(compiledNamespace, name)
        : undefined,
    typeNamed: (name) => (template.definitions.get(name.toLowerCase()) ? renaming.definition(name) : undefined),
  };
}

/** The namespace the compiler puts functions in. */
const compiledNamespace = '__bicep';

function valueOf(name: string, template: Template, renaming: Renaming, place: Place): Expression | undefined {
  if (!template.variables.has(name.toLowerCase())) return undefined;
  return call('variables', [literal(renaming.variable(name), place)], place);
}
