import { join } from 'node:path';
import type { DeploymentContext } from '../evaluate/context.ts';
import { brief } from '../evaluate/print.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import { openRunSettings } from './config/run-settings.ts';
import { diagnosticLine, located, opaqueNotes, tidy } from './diagnostics.ts';
import { graphJson } from './graph-json.ts';
import { extentOf } from './judge/location.ts';
import { shippedPolicies } from './policies/policies.ts';
import { bindingProblems } from './read/binding.ts';
import { openSession } from './read/session.ts';

export interface InspectOptions {
  readonly cwd: string;
  readonly file: string;
  readonly parameters: readonly string[];
  readonly environment: readonly string[];
  readonly context: DeploymentContext;
  readonly format: 'text' | 'json';
}

export interface Inspection {
  readonly text: string;
  /** One line each. */
  readonly problems: readonly string[];
  readonly readable: boolean;
}

/** The graph of one template with its first parameter set, as text or JSON. */
export function inspect(options: InspectOptions): Inspection {
  const session = openSession(options);
  const path = session.pathOf(options.file);
  const document = session.documents.open(path);
  if (document.kind === 'failed')
    return { text: '', problems: document.diagnostics.map(diagnosticLine), readable: false };
  if (document.kind !== 'template')
    return { text: '', problems: [`${path}: no ARM template: its $schema names none`], readable: false };
  const [parameters] = session.parameterFiles.setsFor(path);
  const deployment = session.deploy(document.template, parameters);
  const graph = buildGraph([deployment]);
  const binding = [...bindingProblems(deployment, parameters).map(located), ...opaqueNotes(graph.opaque)];
  const text = options.format === 'json' ? graphJson(deployment, graph, binding) : graphText(graph);
  const problems = tidy([...binding, ...graph.diagnostics.map(located), ...session.parameterFiles.diagnostics]);
  return { text, problems: problems.map(diagnosticLine), readable: true };
}

/** The same, with what the configuration of the file says where the command line says nothing. */
export async function configured(options: InspectOptions, config: string | false | undefined): Promise<InspectOptions> {
  const session = openSession(options);
  const path = session.pathOf(options.file);
  const choice = { config, policies: [], select: [], ignore: [], context: options.context };
  const settings = await openRunSettings(session, await shippedPolicies(), choice).of(path);
  const { context = {}, parameters: found = [] } = await settings.judgingOf(path);
  const parameters = found.map((file) => join(session.workspace.root, file));
  return { ...options, context, parameters: options.parameters.length > 0 ? options.parameters : parameters };
}

function graphText(graph: Graph): string {
  const lines = graph.nodes.map((node) => {
    const { file, startLine } = extentOf(node.origin.place);
    const notes = [
      node.existing ? 'existing' : '',
      node.exists === true ? '' : `when ${brief(node.exists)}`,
      node.loop ? `loop ${node.loop.name}: ${brief(node.loop.count)} times` : '',
      node.opaque ? `content unknown: ${node.opaque.reason}` : '',
    ].filter((note) => note !== '');
    return `${node.type || '(unknown type)'} ${brief(node.name)}${notes.length > 0 ? ` [${notes.join('; ')}]` : ''}  ${file}:${startLine}\n`;
  });
  return lines.join('');
}
