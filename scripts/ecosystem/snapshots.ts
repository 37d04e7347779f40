import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildGraph } from '../../src/graph/build.ts';
import type { DeploymentContext } from '../../src/template/deployment-context.ts';
import type { Printed } from '../../src/values/print.ts';
import { openSession } from '../../src/workspace/session.ts';
import { canonical } from './canonical.ts';

interface Snapshot {
  readonly predictedResources: readonly { readonly [key: string]: Printed }[];
}

/**
 * Compares the resources that Azure's own engine predicted for a .bicepparam file (`main.snapshot.json` beside it, made
 * by `bicep snapshot`) with ours. One message a difference; `undefined` where a folder has no snapshots.
 */
export function snapshotsIn(folder: string): { file: string; differences: string[] }[] {
  const files = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  return files
    .filter((file) => file.endsWith('.snapshot.json'))
    .sort()
    .map((file) => ({ file, differences: compareSnapshot(path.join(folder, file)) }));
}

function compareSnapshot(file: string): string[] {
  const snapshot = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Snapshot;
  const parameters = path.basename(file).replace(/\.snapshot\.json$/, '.bicepparam');
  const cwd = path.dirname(file);
  const using = /^using\s+'([^']+)'/m.exec(readFileSync(path.join(cwd, parameters), 'utf8'))?.[1] ?? '';
  const session = openSession({ cwd, context: contextOf(snapshot), parameters: [parameters], env: [] });
  const template = session.pathOf(using);
  const document = session.documents.open(template);
  if (document.kind !== 'template') return [`'${using}' is no template`];
  const [set] = session.parameterFiles.setsFor(template);
  const graph = buildGraph([session.deploy(document.template, set)]);
  const ours = graph.nodes.filter((node) => !node.existing && !/^Microsoft\.Resources\/deployments$/i.test(node.type));
  const found = new Map(ours.map((node) => [String(canonical(node.id)), canonical(node.body) ?? {}]));
  // Resources of extensions are none of Azure's, and not in the graph.
  const predicted = snapshot.predictedResources.filter((each) => each.id !== undefined);
  const ids = new Set(predicted.map((each) => String(each.id)));
  const extra = [...found.keys()].filter((id) => !ids.has(id)).map((id) => `${id}: not predicted`);
  return [...predicted.flatMap(({ id, ...body }) => compare(String(id), body, found.get(String(id)))), ...extra];
}

/** What the snapshot was made with shows in the ids. */
function contextOf({ predictedResources }: Snapshot): DeploymentContext {
  const ids = predictedResources.map((each) => String(each.id ?? '')).join('\n');
  const subscriptionId = /^\/subscriptions\/([^/\n]+)/m.exec(ids)?.[1];
  const resourceGroup = /\/resourceGroups\/([^/\n]+)/.exec(ids)?.[1];
  return { ...(subscriptionId && { subscriptionId }), ...(resourceGroup && { resourceGroup }) };
}

/** A prediction that is an expression is what the engine does not know; we must not know it either. */
function compare(where: string, predicted: Printed, ours: Printed | undefined): string[] {
  if (typeof predicted === 'string' && predicted.startsWith('[') && !predicted.startsWith('[['))
    return isUnknownText(ours) ? [] : [`${where}: predicted ${predicted}, here ${JSON.stringify(ours)}`];
  if (typeof predicted !== 'object' || predicted === null)
    return predicted === ours ? [] : [`${where}: predicted ${JSON.stringify(predicted)}, here ${JSON.stringify(ours)}`];
  if (typeof ours !== 'object' || ours === null) return [`${where}: predicted, here ${JSON.stringify(ours)}`];
  const [theirs, own] = [predicted as { readonly [key: string]: Printed }, ours as { readonly [key: string]: Printed }];
  const keys = new Set([...Object.keys(theirs), ...Object.keys(own)]);
  return [...keys].flatMap((key) =>
    theirs[key] === undefined
      ? [`${where} › ${key}: not predicted`]
      : compare(`${where} › ${key}`, theirs[key], own[key]),
  );
}

function isUnknownText(value: Printed | undefined): boolean {
  return typeof value === 'string' && value.startsWith('$unknown');
}
