import { readTemplate } from '../../src/arm/template.ts';
import { rootDeployment } from '../../src/evaluate/deployments.ts';
import { createRun } from '../../src/evaluate/run.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { type JsonObject, readJson } from '../../src/source/json.ts';
import { sourceText } from '../../src/source/text.ts';
import type { DeploymentContext } from '../../src/template/deployment-context.ts';

const unresolved = { kind: 'unresolved', reason: 'no other file is read here' } as const;
const resolver = { resolveTemplate: () => unresolved, resolveParameters: () => unresolved };

/** The graph of an ARM template's text. */
function graphOfText(text: string, context: DeploymentContext = {}, path = 'main.json'): Graph {
  const json = readJson(text);
  if (json.kind === 'error') throw new Error(JSON.stringify(json.problems));
  const source = sourceText(path, text);
  const run = createRun(context, resolver);
  return buildGraph([rootDeployment({ template: readTemplate(source, json.value as JsonObject), run })]);
}

/** The graph of a template made of these sections. */
export function graphOf(sections: Record<string, unknown>, context: DeploymentContext = {}): Graph {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [],
    ...sections,
  };
  return graphOfText(JSON.stringify(template, undefined, 2), context);
}
