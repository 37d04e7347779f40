import path from 'node:path';
import { withoutPlaceholders } from '../arm/placeholders.ts';
import type { Deployment } from '../evaluate/context.ts';
import { rootDeployment } from '../evaluate/deployments.ts';
import { createRun } from '../evaluate/run.ts';
import { isFolder } from '../source/door/here.ts';
import { realFolder } from '../source/door/inside.ts';
import { OptionError } from '../source/option-error.ts';
import { own } from '../source/own.ts';
import { type Overlay, openWorkspace, type Workspace, withTexts } from '../source/workspace.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import type { ParameterSet, Template } from '../template/template.ts';
import { type Before, openParameterFiles, type ParameterFiles } from './bind/parameter-files.ts';
import { type Documents, documentsWith, type OnModule, openDocuments } from './documents.ts';
import { type Faults, openFaults } from './faults.ts';
import { relativePath } from './find/discover.ts';
import { workspaceRoot } from './find/workspace-root.ts';
import { createResolver, type LinkResolver } from './resolver.ts';

export interface SessionOptions {
  readonly cwd: string;
  readonly context: DeploymentContext;
  /** Parameter files, relative to `cwd`. */
  readonly parameters: readonly string[];
  /** Names of environment variables that templates may read. */
  readonly env: readonly string[];
  /** The folder of restored Bicep modules, where it is not Bicep's own. */
  readonly moduleCache?: string;
  /** Told of each restored module that is asked for. */
  readonly onModule?: OnModule;
  /** Files as they were read, or are to be, instead of those on the disk. */
  readonly workspace?: Workspace | undefined;
  /** What stands for files of the workspace instead of what is on the disk. */
  readonly overlay?: Overlay | undefined;
}

/** What one run shares: files read once, links, parameter sets, context. */
export interface Session {
  readonly cwd: string;
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly resolver: LinkResolver;
  readonly parameterFiles: ParameterFiles;
  readonly faults: Faults;
  /** A path as given on the command line, relative to the workspace root. */
  pathOf(given: string): string;
  /** `context`: for this template, instead of the run's. */
  deploy(
    template: Template,
    parameters: ParameterSet | undefined,
    context?: DeploymentContext,
    key?: string,
  ): Deployment;
  /** The deployment of another template of a workload, made once; none where the file holds no template. */
  companion(of: Companion): Deployment | undefined;
}

/** A template of a workload as others are judged with it. Paths are relative to the workspace root. */
export interface Companion {
  readonly template: string;
  readonly parameters: string | undefined;
  readonly context: DeploymentContext;
  /** Tells it apart from the same template elsewhere in the run. */
  readonly key: string;
}

export function openSession(options: SessionOptions): Session {
  if (!isFolder(options.cwd)) throw new OptionError(`there is no folder '${options.cwd}' to work in`);
  const cwd = realFolder(options.cwd);
  const workspace = options.workspace ?? openWorkspace(workspaceRoot(cwd), options.overlay);
  return sessionIn(
    workspace,
    openDocuments(workspace, options.moduleCache, options.onModule),
    cwd,
    options,
    openFaults(),
  );
}

/** The session of a run as if some files had other texts; what does not depend on these is not read again. */
export function sessionWith(session: Session, options: SessionOptions, texts: ReadonlyMap<string, string>): Session {
  const workspace = withTexts(session.workspace, texts);
  const documents = documentsWith(session.documents, workspace, texts);
  return sessionIn(workspace, documents, session.cwd, options, session.faults, { ...session, texts });
}

function sessionIn(
  workspace: Workspace,
  documents: Documents,
  cwd: string,
  options: SessionOptions,
  faults: Faults,
  before?: Before,
): Session {
  const resolver = createResolver(documents);
  const pathOf = (given: string): string => relativePath(workspace, path.resolve(cwd, given));
  const allowedEnvironment = new Map(options.env.map((name) => [name, own(process.env, name)]));
  const parameterFiles = openParameterFiles(workspace, documents, options.parameters.map(pathOf), before);
  const companions = new Map<string, Deployment>();
  const session: Session = {
    cwd,
    workspace,
    documents,
    resolver,
    pathOf,
    parameterFiles,
    faults,
    deploy(template, parameters, context = options.context, key?: string) {
      const run = createRun(context, resolver, allowedEnvironment);
      const known = parameters && withoutPlaceholders(parameters, template);
      return rootDeployment({ template, ...(known && { parameters: known }), run, ...(key !== undefined && { key }) });
    },
    companion({ template: file, parameters, context, key }) {
      const known = companions.get(key);
      if (known) return known;
      const document = documents.open(file);
      if (document.kind !== 'template') return undefined;
      const [set] = parameters === undefined ? parameterFiles.setsFor(file) : parameterFiles.read(parameters);
      const deployment = session.deploy(document.template, set, context, key);
      companions.set(key, deployment);
      return deployment;
    },
  };
  return session;
}
