import { outputsOf } from '../../src/evaluate/outputs.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { ResourceNode } from '../../src/graph/graph.ts';
import type { Printed } from '../../src/values/print.ts';
import { force, isObject, type Value } from '../../src/values/value.ts';
import { bindingProblems } from '../../src/workspace/bind/binding.ts';
import type { Session } from '../../src/workspace/session.ts';
import { canonical, idText } from './canonical.ts';
import { type Bench, type Verdict, verdictsOf } from './findings.ts';

/** The graph of one template, without what tells a Bicep file from its compiled twin. */
export interface PlainGraph {
  /** By id; resources of one id in declaration order. */
  readonly resources: ReadonlyMap<string, readonly Printed[]>;
  readonly outputs: ReadonlyMap<string, Printed>;
  readonly diagnostics: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** Reads, deploys and prints one template. A message where it is none. */
export function graphOf(session: Session, file: string, bench: Bench): PlainGraph | string {
  const document = session.documents.open(file);
  if (document.kind === 'failed') return document.diagnostics.map((each) => each.message).join('; ');
  if (document.kind !== 'template') return 'not a template';
  const deployment = session.deploy(document.template, undefined);
  const graph = buildGraph([deployment]);
  const resources = new Map<string, Printed[]>();
  for (const node of graph.nodes.filter((each) => !each.existing)) {
    const id = idText(node.id);
    const known = resources.get(id);
    if (known) known.push(printNode(node));
    else resources.set(id, [printNode(node)]);
  }
  const outputs = printOutputs(outputsOf(deployment));
  const problems = [...bindingProblems(deployment, undefined), ...graph.diagnostics];
  const errors = problems.filter((each) => each.severity === 'error');
  const diagnostics = errors.map((each) => `${each.code}: ${each.message}`);
  return { resources, outputs, diagnostics, verdicts: verdictsOf(graph, bench) };
}

function printNode(node: ResourceNode): Printed {
  return {
    type: node.type,
    exists: canonical(node.exists) ?? true,
    ...(node.loop && { count: canonical(node.loop.count) ?? null }),
    ...(node.scopeId !== undefined && { scope: canonical(node.scopeId) ?? null }),
    ...(node.opaque && { opaque: true }),
    body: bodyOf(node),
  };
}

/** Of a deployment only what it is called: how the compiler writes the rest is its own affair. */
function bodyOf({ type, name, body }: ResourceNode): Printed {
  return (/^Microsoft\.Resources\/deployments$/i.test(type) ? canonical(name) : canonical(body)) ?? {};
}

function printOutputs(outputs: Value): Map<string, Printed> {
  const printed = new Map<string, Printed>();
  if (!isObject(outputs)) return printed;
  for (const member of outputs.members.values()) {
    const output = force(member.value);
    const value = isObject(output) ? output.members.get('value') : undefined;
    printed.set(member.key, canonical(value && force(value.value)) ?? null);
  }
  return printed;
}
