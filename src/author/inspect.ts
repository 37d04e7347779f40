import { join } from 'node:path';
import { buildGraph } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import { usersOfParameters } from '../lint/choose/parameter-users.ts';
import { setsOf } from '../lint/judge/one-template.ts';
import { opaqueNotes } from '../lint/judge/opaque.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { openRunSettings } from '../settings/run-settings.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import { type Message, spell } from '../template/message.ts';
import { brief } from '../values/print.ts';
import { bindingProblems } from '../workspace/bind/binding.ts';
import { isParameterFile } from '../workspace/bind/parameter-files.ts';
import { located, problemLine, tidy } from '../workspace/diagnostics.ts';
import { openReferences } from '../workspace/find/references.ts';
import { extentOf } from '../workspace/location.ts';
import { openSession } from '../workspace/session.ts';
import { spellingIn } from '../workspace/spelling.ts';
import { graphJson } from './graph-json.ts';

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
  if (document.kind === 'failed') return { text: '', problems: document.diagnostics.map(problemLine), readable: false };
  if (document.kind !== 'template') {
    const what = isParameterFile(session.documents, path)
      ? 'no template takes this parameter file; give both: resilint graph TEMPLATE --parameters FILE'
      : 'no ARM template: its $schema names none';
    return { text: '', problems: [`${path}: ${what}`], readable: false };
  }
  const [parameters] = session.parameterFiles.setsFor(path);
  const deployment = session.deploy(document.template, parameters);
  const graph = buildGraph([deployment]);
  const binding = [...bindingProblems(deployment, parameters).map(located), ...opaqueNotes(graph.opaque)];
  const text = options.format === 'json' ? graphJson(deployment, graph, binding) : graphText(graph);
  const problems = tidy([...binding, ...graph.diagnostics.map(located), ...session.parameterFiles.diagnostics]);
  return { text, problems: problems.map(problemLine), readable: true };
}

/**
 * The same, with what the configuration of the file says where the command line says nothing. A parameter file stands for
 * the template that takes it.
 */
export async function configured(options: InspectOptions, config: string | false | undefined): Promise<InspectOptions> {
  const session = openSession(options);
  const path = session.pathOf(options.file);
  const choice = { config, policies: [], select: [], ignore: [], context: options.context };
  const settings = openRunSettings(session, await shippedPolicies(), choice);
  const references = openReferences(session.workspace);
  session.parameterFiles.elsewhere.filesFor = references.parametersFor;
  const isParameters = isParameterFile(session.documents, path);
  const [user] = isParameters
    ? await usersOfParameters(session, settings, references, [{ path, named: true }])
    : [{ path }];
  const template = user?.path ?? path;
  const judging = await (await settings.of(template)).judgingOf(template);
  const sets =
    user && isParameters ? [path] : setsOf(session, template, judging).flatMap(({ source }) => source?.path ?? []);
  const absolute = (file: string): string => join(session.workspace.root, file);
  return {
    ...options,
    file: absolute(template),
    context: judging.context ?? {},
    parameters: options.parameters.length > 0 ? options.parameters : sets.slice(0, 1).map(absolute),
  };
}

function graphText(graph: Graph): string {
  const lines = graph.nodes.map((node) => {
    const { file, startLine } = extentOf(node.origin.place);
    const text = (message: Message): string => spell(message, spellingIn(file));
    const notes = [
      node.existing ? 'existing' : '',
      node.exists === true ? '' : `when ${text(brief(node.exists))}`,
      node.loop ? `loop ${node.loop.name}: ${text(brief(node.loop.count))} times` : '',
      node.opaque ? `content unknown: ${text(node.opaque.reason)}` : '',
    ].filter((note) => note !== '');
    return `${node.type || '(unknown type)'} ${text(brief(node.name))}${notes.length > 0 ? ` [${notes.join('; ')}]` : ''}  ${file}:${startLine}\n`;
  });
  return lines.join('');
}
