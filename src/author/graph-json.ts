import { armShown } from '../arm/write.ts';
import type { Deployment } from '../evaluate/context.ts';
import { outputsOf } from '../evaluate/outputs.ts';
import { parameterValue, templateFrame, variableValue } from '../evaluate/parameters.ts';
import type { Graph, ResourceNode } from '../graph/graph.ts';
import type { LintDiagnostic } from '../result/result.ts';
import { jsonText } from '../source/json/write.ts';
import { type PrintBudget, type Printed, print, printBudget } from '../values/print.ts';
import { force, isObject, type Value } from '../values/value.ts';
import { located, tidy } from '../workspace/diagnostics.ts';
import { extentOf } from '../workspace/location.ts';

/** The graph as the JSON that `schemas/graph.schema.json` describes. Evaluates everything that is in it. */
export function graphJson(deployment: Deployment, graph: Graph, others: readonly LintDiagnostic[]): string {
  const frame = templateFrame(deployment);
  const { template } = deployment;
  const budget = printBudget(armShown);
  const parameters = entries(budget, template.parameters.values(), (name) => parameterValue(name, frame));
  const variables = entries(budget, template.variables.values(), (name) => variableValue(name, frame));
  const outputs = printOutputs(outputsOf(deployment), budget);
  const resources = graph.nodes.filter((node) => !node.existing).map((node) => printNode(node, budget));
  const diagnostics = tidy([...others, ...graph.diagnostics.map(located)]).map(printDiagnostic);
  const file = template.source.path;
  return `${jsonText({ version: 1, file, scope: deployment.scope.kind, parameters, variables, outputs, resources, diagnostics }, 2)}\n`;
}

function entries(
  budget: PrintBudget,
  declared: Iterable<{ readonly name: string }>,
  read: (name: string) => Value,
): Printed {
  return Object.fromEntries(Array.from(declared, ({ name }) => [name, print(read(name), budget) ?? null]));
}

function printOutputs(outputs: Value, budget: PrintBudget): Printed {
  if (!isObject(outputs)) return {};
  return Object.fromEntries(
    Array.from(outputs.members.values(), (member) => {
      const output = force(member.value);
      const value = isObject(output) ? output.members.get('value') : undefined;
      return [member.key, print(value && force(value.value), budget) ?? null] as const;
    }),
  );
}

function printNode(node: ResourceNode, budget: PrintBudget): Printed {
  const { file, startLine, startColumn, endLine, endColumn } = extentOf(node.origin.place);
  const resource = print(node.body, budget) ?? {};
  return {
    id: print(node.id, printBudget(armShown)) ?? null,
    exists: print(node.exists, printBudget(armShown)) ?? true,
    ...(node.scopeId !== undefined && {
      scope: node.scopeId === '' ? '/' : (print(node.scopeId, printBudget(armShown)) ?? null),
    }),
    ...(node.loop && { loop: { name: node.loop.name, count: print(node.loop.count, printBudget(armShown)) ?? null } }),
    origin: { file, startLine, startColumn, endLine, endColumn },
    resource,
  };
}

function printDiagnostic({ severity, code, message, file, location }: LintDiagnostic): Printed {
  if (location === undefined) return { severity, code, message, ...(file !== undefined && { file }) };
  const { startLine, startColumn, endLine, endColumn } = location;
  return { severity, code, message, file: location.file, startLine, startColumn, endLine, endColumn };
}
