import path from 'node:path';
import { readJsonc } from '../source/jsonc.ts';
import { locateJson } from '../source/locate.ts';
import type { Room } from '../source/named.ts';
import { OptionError } from '../source/option-error.ts';
import type { Route } from '../source/route.ts';
import { step } from '../source/route.ts';
import { positionAt, type SourceText } from '../source/text.ts';
import { isInside, type Workspace } from '../source/workspace.ts';
import type { ConfigDocument } from './document.ts';
import { inPackage, isScoped } from './package.ts';
import { type ConfigProblem, validateConfig } from './validate.ts';

/** One file of a configuration. */
export interface Layer {
  readonly source: SourceText;
  readonly document: ConfigDocument;
  /** Absolute: what its `policyFolders` and `extends` are relative to. */
  readonly folder: string;
  /** What it was read in; nothing that it names lies outside. */
  readonly workspace: Workspace;
}

const maxLayers = 32;

/**
 * Reads a configuration and all it extends, in the order in which they apply: the file itself comes last.
 * Throws `OptionError` with file, line and column for whatever is wrong with any of them.
 */
export async function readLayers({ workspace, path: file }: Room): Promise<readonly Layer[]> {
  const layers: Layer[] = [];
  await readInto(layers, workspace, path.join(workspace.root, file), [], undefined);
  return layers;
}

async function readInto(
  layers: Layer[],
  workspace: Workspace,
  file: string,
  open: readonly string[],
  from: { readonly layer: Layer; readonly route: Route } | undefined,
): Promise<void> {
  const fail = (message: string): OptionError =>
    from ? configError(from.layer.source, from.route, 'value', message) : new OptionError(message);
  if (open.includes(file)) throw fail('this configuration extends itself');
  if (open.length + layers.length >= maxLayers) throw fail(`more than ${maxLayers} configurations extend one another`);
  const read = workspace.read(path.relative(workspace.root, file));
  if (read.kind === 'error') throw fail(`the configuration cannot be read: ${read.message}`);
  const layer: Layer = {
    source: read.source,
    document: await parse(read.source),
    folder: path.dirname(file),
    workspace,
  };
  const bases = layer.document.extends ?? [];
  const isOne = typeof bases === 'string';
  for (const [index, base] of (isOne ? [bases] : bases).entries()) {
    const route = isOne ? step(null, 'extends') : step(step(null, 'extends'), index);
    await readInto(layers, workspace, baseOf(layer, base, route), [...open, file], { layer, route });
  }
  layers.push(layer);
}

/** A file beside the configuration, else one of a package. */
function baseOf({ workspace, folder, source }: Layer, given: string, route: Route): string {
  const file = path.resolve(folder, given);
  if (
    !isScoped(given) &&
    (/^\.\.?(?:[\\/]|$)/.test(given) || workspace.kindOf(path.relative(workspace.root, file)) !== undefined)
  )
    return file;
  const found = inPackage(workspace, folder, given);
  if (found !== undefined) return found;
  if (!isScoped(given)) return file;
  throw configError(
    source,
    route,
    'value',
    `there is no configuration '${given}' in a folder 'node_modules' from here up to the top of the workspace: install its package, for example with npm`,
  );
}

async function parse(source: SourceText): Promise<ConfigDocument> {
  const json = readJsonc(source.text);
  const [problem] = json.problems;
  if (json.kind === 'error' || problem !== undefined)
    throw errorAt(source, problem?.offset ?? 0, problem?.message ?? 'this is no JSON');
  const problems = await validateConfig(json.value);
  if (problems.length > 0) throw new OptionError(...toldOf(source, problems));
  return json.value as unknown as ConfigDocument;
}

/** More would help nobody. */
const maxProblems = 50;

function toldOf(source: SourceText, problems: readonly ConfigProblem[]): readonly string[] {
  const told = problems.slice(0, maxProblems);
  const lines = told.flatMap(({ route, part, message }) => configError(source, route, part, message).lines);
  const more = problems.length - told.length;
  return more > 0 ? [...lines, `${source.path} has ${more} more problems`] : lines;
}

/** An error at a place of a configuration. */
export function configError(source: SourceText, route: Route | null, part: 'key' | 'value', message: string) {
  const found = locateJson(source, route);
  return errorAt(source, (part === 'key' && found.key ? found.key : found.value).start, message);
}

function errorAt(source: SourceText, offset: number, message: string): OptionError {
  const { line, column } = positionAt(source, offset);
  return new OptionError(`${source.path}:${line}:${column}: ${message}`);
}

/**
 * Where a path leads that stands in a configuration: in the workspace of the configuration, or nowhere. Throws
 * `OptionError` at its place.
 */
export function settingRoom(layer: Layer, route: Route, given: string): Room {
  const { workspace } = layer;
  const absolute = path.resolve(layer.folder, given);
  if (isInside(workspace.root, absolute)) {
    const found = workspace.find(path.relative(workspace.root, absolute));
    if (found.kind === 'ok' || found.code === 'not-found')
      return { kind: 'ok', workspace, path: path.relative(workspace.root, absolute).replaceAll(path.sep, '/') };
    throw configError(layer.source, route, 'value', found.message);
  }
  throw configError(layer.source, route, 'value', `'${given}' lies outside the workspace and is not read`);
}
