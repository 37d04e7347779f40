import { join } from 'node:path';
import type { Deployment } from '../evaluate/context.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph, ResourceNode } from '../graph/graph.ts';
import { usersOfParameters } from '../lint/choose/parameter-users.ts';
import { setsOf } from '../lint/judge/one-template.ts';
import { opaqueNotes } from '../lint/judge/opaque.ts';
import type { Picture } from '../result/picture.ts';
import type { ResourceLine } from '../result/resource-line.ts';
import type { Finding, LintDiagnostic } from '../result/result.ts';
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
  readonly env: readonly string[];
  readonly context: DeploymentContext;
}

export interface Inspection {
  readonly text: string;
  /** One line each. */
  readonly problems: readonly string[];
  readonly readable: boolean;
}

/** The graph of one template with its first parameter set, as JSON. */
export function inspect(options: InspectOptions): Inspection {
  const opened = openGraph(options);
  if ('failed' in opened) return { text: '', problems: opened.failed, readable: false };
  const { deployment, graph, binding } = opened;
  return { text: graphJson(deployment, graph, binding), problems: opened.problems(), readable: true };
}

export interface Listing extends Omit<Inspection, 'text'> {
  readonly resources: readonly ResourceLine[];
}

/** The same as a list. */
export function listResources(options: InspectOptions): Listing {
  const opened = openGraph(options);
  if ('failed' in opened) return { resources: [], problems: opened.failed, readable: false };
  return { resources: opened.graph.nodes.map(resourceLine), problems: opened.problems(), readable: true };
}

export interface Drawing {
  /** Absent where the file cannot be read. */
  readonly picture?: Picture;
  readonly problems: readonly string[];
}

/** The same as a picture, in which findings are marked. */
export async function draw(options: InspectOptions, findings: readonly Finding[]): Promise<Drawing> {
  const opened = openGraph(options);
  if ('failed' in opened) return { problems: opened.failed };
  const { pictureOf } = await import('./picture/picture.ts');
  return { picture: pictureOf(opened.graph, findings), problems: opened.problems() };
}

interface Opened {
  readonly deployment: Deployment;
  readonly graph: Graph;
  readonly binding: readonly LintDiagnostic[];
  /** More of them come while the graph is read. */
  problems(): string[];
}

function openGraph(options: InspectOptions): Opened | { readonly failed: readonly string[] } {
  const session = openSession(options);
  const path = session.pathOf(options.file);
  const document = session.documents.open(path);
  if (document.kind === 'failed') return { failed: document.diagnostics.map(problemLine) };
  if (document.kind !== 'template') {
    const what = isParameterFile(session.documents, path)
      ? 'no template uses this parameter file; give both: resilint graph TEMPLATE --parameters FILE'
      : 'no ARM template: its $schema names none';
    return { failed: [`${path}: ${what}`] };
  }
  const [parameters] = session.parameterFiles.setsFor(path);
  const deployment = session.deploy(document.template, parameters);
  const graph = buildGraph([deployment]);
  const binding = [...bindingProblems(deployment, parameters).map(located), ...opaqueNotes(graph.opaque)];
  const problems = (): string[] =>
    tidy([...binding, ...graph.diagnostics.map(located), ...session.parameterFiles.diagnostics]).map(problemLine);
  return { deployment, graph, binding, problems };
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

function resourceLine(node: ResourceNode): ResourceLine {
  const { file, startLine } = extentOf(node.origin.place);
  const text = (message: Message): string => spell(message, spellingIn(file));
  const notes = [
    node.existing ? 'existing' : '',
    node.exists === true ? '' : `when ${text(brief(node.exists))}`,
    node.loop ? `loop ${node.loop.name}: ${text(brief(node.loop.count))} times` : '',
    node.opaque ? `content unknown: ${text(node.opaque.reason)}` : '',
  ].filter((note) => note !== '');
  return { type: node.type, name: text(brief(node.name)), notes, file, line: startLine };
}
