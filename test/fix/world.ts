import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBicepParameters } from '../../src/bicep/read.ts';
import { applyFixes } from '../../src/fix/apply.ts';
import { planFix } from '../../src/fix/plan.ts';
import type { PlannedFix, PlanOptions } from '../../src/fix/request.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { FixOperation } from '../../src/graph/change.ts';
import type { Graph, ResourceNode } from '../../src/graph/graph.ts';
import type { DeploymentContext } from '../../src/template/deployment-context.ts';
import { root } from '../../src/values/term.ts';
import { arrayOf, objectOf, type Value } from '../../src/values/value.ts';
import { openSession } from '../../src/workspace/session.ts';
import { printed, said } from '../spelled.ts';

export type Files = Readonly<Record<string, string>>;

export interface World {
  readonly graph: Graph;
  /** What is wrong with the templates, as text. */
  readonly problems: readonly string[];
}

const header = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
};

/** An ARM template around sections that are written as text. */
export function armTemplate(sections: string): string {
  const [schema, version] = Object.entries(header).map(([key, value]) => `  "${key}": "${value}"`);
  return `{\n${schema},\n${version},\n${sections}\n}\n`;
}

/** The graph of `main.json` or `main.bicep` among some files. */
export function worldOf(files: Files, parameters: readonly string[] = [], context: DeploymentContext = {}): World {
  const cwd = mkdtempSync(path.join(tmpdir(), 'resilint-fix-'));
  try {
    mkdirSync(path.join(cwd, '.git'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), text);
    }
    const session = openSession({ cwd, context, parameters, env: [] });
    const main = Object.hasOwn(files, 'main.bicep') ? 'main.bicep' : 'main.json';
    const document = session.documents.open(main);
    if (document.kind !== 'template') throw new Error(JSON.stringify(document));
    const [named] = parameters;
    const given = named === undefined ? undefined : session.documents.open(named);
    const set =
      given?.kind === 'bicep-parameters'
        ? readBicepParameters(given.read, session.documents.bicep)
        : given && session.parameterFiles.setsFor(main)[0];
    const graph = buildGraph([session.deploy(document.template, set)]);
    for (const node of graph.nodes) printed(node.body);
    const problems = [...graph.diagnostics, ...document.template.diagnostics].map((each) => said(each.message));
    return { graph, problems };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

export function nodeOf({ graph }: World, type: string, position = 0): ResourceNode {
  const node = graph.ofType(type)[position];
  if (node === undefined) throw new Error(`no ${type} among ${graph.nodes.map((each) => each.type).join(', ')}`);
  return node;
}

/** JSON data as a value. */
export function valueOf(data: unknown): Value {
  if (Array.isArray(data)) return arrayOf(data.map(valueOf));
  if (typeof data !== 'object' || data === null || 'kind' in data) return data as Value;
  return objectOf(Object.entries(data).map(([key, each]) => [key, valueOf(each)]));
}

/** The index of a loop, as a policy's value has it. */
export function loopIndex(name: string): Value {
  const reason = 'it is another one in each copy';
  return root(`policy:loopIndex:${name}`, { kind: 'index', loop: name }, reason, { type: 'int' });
}

export const set = (at: string, value: unknown): FixOperation => ({
  operation: 'addOrReplace',
  path: segments(at),
  value: valueOf(value),
});
export const add = (at: string, value: unknown): FixOperation => ({
  operation: 'add',
  path: segments(at),
  value: valueOf(value),
});
export const remove = (at: string): FixOperation => ({ operation: 'remove', path: segments(at) });

function segments(at: string): (string | number)[] {
  return at.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

export interface Fixed {
  readonly plan: PlannedFix;
  /** The files after the fix. */
  readonly files: Files;
}

/** What a fix makes of the files; `undefined` where none is offered. */
export function fixFiles(
  files: Files,
  node: ResourceNode,
  operations: readonly FixOperation[],
  options: PlanOptions = {},
): Fixed | undefined {
  const plan = planFix({ node, title: 'Mend it', applicability: 'safe', why: 'it is asked for', operations }, options);
  if (plan === undefined) return undefined;
  const after: Record<string, string> = { ...files };
  const { texts } = applyFixes([plan]);
  for (const [source, text] of texts) after[source.path] = text;
  return { plan, files: after };
}

/** The text of the only file after a fix of the first resource of a type; `undefined` where none is offered. */
export function fixText(text: string, type: string, ...operations: readonly FixOperation[]): string | undefined {
  const name = text.trimStart().startsWith('{') ? 'main.json' : 'main.bicep';
  const files = { [name]: text };
  const fixed = fixFiles(files, nodeOf(worldOf(files), type), operations);
  return fixed?.files[name];
}
