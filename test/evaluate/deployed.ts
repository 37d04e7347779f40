import type { Deployment } from '../../src/evaluate/context.ts';
import { rootDeployment } from '../../src/evaluate/deployments.ts';
import { outputsOf } from '../../src/evaluate/outputs.ts';
import { createRun } from '../../src/evaluate/run.ts';
import type { JsonObject } from '../../src/source/json.ts';
import type { DeploymentContext } from '../../src/template/deployment-context.ts';
import type { Printed } from '../../src/values/print.ts';
import { groupSchema, template } from '../arm/helpers.ts';
import { printed as printedAs } from '../spelled.ts';

/** The root deployment of a template; links lead nowhere. */
export function deployed(sections: JsonObject, context: DeploymentContext = {}): Deployment {
  const unresolved = { kind: 'unresolved', reason: 'nothing is linked here' } as const;
  const resolver = { resolveTemplate: () => unresolved, resolveParameters: () => unresolved };
  const root = template({ $schema: groupSchema, contentVersion: '1.0.0.0', ...sections });
  return rootDeployment({ template: root, run: createRun(context, resolver) });
}

/** The values of expressions over a template's sections, as the graph prints them; and what was reported. */
export function evaluated(
  expressions: Readonly<Record<string, string>>,
  sections: JsonObject = {},
  context: DeploymentContext = {},
): { values: Record<string, Printed>; problems: string[] } {
  const outputs = Object.fromEntries(
    Object.entries(expressions).map(([name, text]) => [name, { type: 'object', value: `[${text}]` }]),
  );
  const deployment = deployed({ resources: [], ...sections, outputs }, context);
  const printed = printedAs(outputsOf(deployment)) as Record<string, { readonly value?: Printed }>;
  const values = Object.fromEntries(Object.entries(printed).map(([name, output]) => [name, output.value ?? null]));
  return { values, problems: deployment.run.diagnostics.map(({ code }) => code) };
}

/** One expression; an unknown is shown as its text in angle brackets. */
export function valueOf(expression: string, sections: JsonObject = {}, context: DeploymentContext = {}): unknown {
  const { values } = evaluated({ it: expression }, sections, context);
  const value = values.it as { readonly $unknown?: { readonly expression: string } } | null;
  return value?.$unknown ? `<${value.$unknown.expression}>` : value;
}
