import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseBicep } from '../../src/bicep/parse.ts';
import type { ModuleSyntax } from '../../src/bicep/syntax.ts';
import { isJsonObject, readJson } from '../../src/source/json.ts';
import type { Workspace } from '../../src/source/workspace.ts';
import { bicepConfigs } from '../../src/workspace/bicep/config.ts';
import { isModuleReference, readModuleReference } from '../../src/workspace/bicep/module-reference.ts';
import type { Pair } from './pairs.ts';

type Json = { [key: string]: unknown };

/**
 * Writes a module cache for one pair, as `bicep restore` would: the modules of registries that the .bicep names are
 * nested templates of its compiled twin, and what it imports from registries says there where it came from.
 */
export function fillCache(workspace: Workspace, pair: Pair, cache: string): void {
  const compiled = readTemplate(path.join(workspace.root, pair.compiled));
  const modules = new Map<string, Json>();
  collectModules(workspace, pair.bicep, compiled, modules);
  for (const template of templatesIn(compiled)) collectImports(template, modules);
  for (const [reference, template] of modules) {
    const module = readModuleReference(reference, { br: new Map(), ts: new Map() });
    if (typeof module === 'string') continue;
    mkdirSync(path.join(cache, module.folder), { recursive: true });
    writeFileSync(path.join(cache, module.folder, 'main.json'), JSON.stringify(template));
  }
}

function readTemplate(file: string): Json {
  const json = readJson(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  return json.kind === 'ok' && isJsonObject(json.value) ? { ...json.value } : {};
}

function collectModules(workspace: Workspace, bicep: string, compiled: Json, found: Map<string, Json>): void {
  const absolute = path.join(workspace.root, bicep);
  if (!existsSync(absolute)) return;
  const { program } = parseBicep(readFileSync(absolute, 'utf8').replace(/^\uFEFF/, ''), 'bicep');
  const { aliases } = bicepConfigs(workspace)(path.posix.dirname(bicep));
  const modules = program.statements.filter((statement) => statement.kind === 'module');
  const templates = nestedTemplates(compiled, modules);
  for (const [module, template] of templates) {
    const reference = module.path.kind === 'string' ? module.path.value : '';
    if (isModuleReference(reference)) {
      const name = readModuleReference(reference, aliases);
      if (typeof name !== 'string') found.set(name.name, merged(found.get(name.name), template));
    } else if (reference.endsWith('.bicep')) {
      collectModules(workspace, path.posix.join(path.posix.dirname(bicep), reference), template, found);
    }
  }
}

/** By symbolic name, or by order where the compiled template has none. */
function nestedTemplates(compiled: Json, modules: readonly ModuleSyntax[]): [ModuleSyntax, Json][] {
  const resources = compiled.resources as Json[] | Json | undefined;
  const listed = Array.isArray(resources) ? resources.filter((each) => templateOf(each)) : [];
  const inlined = modules.filter((module) => module.path.kind !== 'string' || !/^ts[:/]/.test(module.path.value));
  return modules.flatMap((module): [ModuleSyntax, Json][] => {
    const resource = Array.isArray(resources) ? listed[inlined.indexOf(module)] : resources?.[module.name.name];
    const template = templateOf(resource);
    return template ? [[module, template]] : [];
  });
}

function templateOf(resource: unknown): Json | undefined {
  return ((resource as Json | undefined)?.properties as Json | undefined)?.template as Json | undefined;
}

function templatesIn(compiled: Json): Json[] {
  const resources = Object.values((compiled.resources ?? {}) as Json);
  const nested = resources.map(templateOf).filter((template) => template !== undefined);
  return [compiled, ...nested.flatMap(templatesIn)];
}

const importedFrom = '__bicep_imported_from!';

/** Types and functions that say which module they were imported from, under the names they have there. */
function collectImports(template: Json, found: Map<string, Json>): void {
  const definitions = (template.definitions ?? {}) as Json;
  for (const [key, definition] of Object.entries(definitions)) {
    const { source, name } = originOf(definition, key);
    if (source !== undefined)
      found.set(source, merged(found.get(source), { definitions: { ...definitions, [name]: definition } }));
  }
  for (const { namespace, members } of (template.functions ?? []) as { namespace: string; members: Json }[]) {
    for (const [key, member] of Object.entries(members)) {
      const { source, name } = originOf(member, key);
      if (source === undefined) continue;
      const functions = [{ namespace, members: { ...members, [name]: member } }];
      found.set(source, merged(found.get(source), { definitions, functions }));
    }
  }
}

function originOf(declaration: unknown, key: string): { source?: string; name: string } {
  const metadata = (declaration as Json).metadata as Json | undefined;
  const origin = metadata?.[importedFrom] as { sourceTemplate?: string; originalIdentifier?: string } | undefined;
  const source = origin?.sourceTemplate;
  const name = origin?.originalIdentifier ?? key;
  return source !== undefined && isModuleReference(source) ? { source, name } : { name };
}

/** Two views of one module: sections of the second fill what the first lacks. */
function merged(first: Json | undefined, second: Json): Json {
  const base: Json = first ?? {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    languageVersion: '2.0',
    resources: {},
  };
  const definitions = { ...(second.definitions as Json), ...(base.definitions as Json) };
  const functions = [...((base.functions ?? []) as Json[]), ...((second.functions ?? []) as Json[])];
  const whole = 'resources' in second ? second : base;
  return { ...whole, definitions, ...(functions.length > 0 && { functions }) };
}
