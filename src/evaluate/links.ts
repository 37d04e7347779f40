import { jsonText } from '../source/json/write.ts';
import type { DeploymentLink } from '../template/template.ts';
import { callOf, isChoice, isText, isUnknown, type Value } from '../values/value.ts';
import type { Deployment, Frame, Link } from './context.ts';
import { evaluate } from './evaluate.ts';
import { parameterValue, templateFrame } from './parameters.ts';

/**
 * Where a link leads, as far as that is known before deployment; `undefined` where nothing of it is.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates
 */
export function linkOf(link: DeploymentLink, frame: Frame): Link | undefined {
  const version = link.contentVersion && evaluate(link.contentVersion, frame);
  const asked = typeof version === 'string' ? { contentVersion: version } : {};
  if (link.relativePath) {
    const path = evaluate(link.relativePath, frame);
    return typeof path === 'string' ? { kind: 'path', path, ...asked } : undefined;
  }
  const address = link.uri && addressIn(evaluate(link.uri, frame), frame.deployment);
  return address && { kind: 'uri', ...address, from: sourcesAbove(frame.deployment), ...asked };
}

interface Address {
  readonly segments: readonly string[];
  readonly own: number;
}

function addressIn(uri: Value, deployment: Deployment): Address | undefined {
  if (typeof uri === 'string') return addressOf(uri, deployment);
  if (isText(uri)) return addressInText(uri.parts, deployment);
  const call = isUnknown(uri) ? callOf(uri) : undefined;
  if (call || isUnknown(uri)) return call?.name === 'uri' ? relativeTo(call.args) : undefined;
  if (!isChoice(uri)) return undefined;
  const [first, ...rest] = uri.alternatives.map(({ value }) => value !== undefined && addressIn(value, deployment));
  return first && rest.every((each) => jsonText(each) === jsonText(first)) ? first : undefined;
}

/** `uri(base, 'nested/x.json')` of a base that is not known. */
function relativeTo([base, relative]: readonly Value[]): Address | undefined {
  return typeof base !== 'string' && typeof relative === 'string' && namesFile(relative)
    ? allOwn(segmentsOf(relative))
    : undefined;
}

/**
 * The last piece that names a file. What is not known before it may end within its first segment, unless it is all there
 * is: then it is the place where templates are published, which by convention ends with a slash.
 */
function addressInText(parts: readonly (string | object)[], deployment: Deployment): Address | undefined {
  const at = parts.findLastIndex((part) => typeof part === 'string' && namesFile(part));
  const piece = parts[at];
  if (typeof piece !== 'string') return undefined;
  if (at === 0) return addressOf(piece, deployment);
  const own = at === 1 && typeof parts[0] !== 'string';
  const [first = '', ...rest] = pathOf(piece).split('/');
  const segments = segmentsOf((own ? [first, ...rest] : rest).join('/'));
  if (segments.length === 0) return undefined;
  return own ? allOwn(segments) : { segments, own: 0 };
}

/** A whole address. `_artifactsLocation` says where the template itself is published. */
function addressOf(uri: string, deployment: Deployment): Address | undefined {
  if (!namesFile(uri)) return undefined;
  const segments = segmentsOf(uri);
  const path = uri.replace(/[?#].*$/s, '');
  if (pathOf(uri) === path) return allOwn(segments);
  const base = artifactsLocation(deployment);
  return {
    segments,
    own: base !== undefined && path.startsWith(base) ? segmentsOf(path.slice(base.length)).length : 0,
  };
}

function allOwn(segments: readonly string[]): Address {
  return { segments, own: segments.length };
}

/**
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices, and the scripts that Visual
 * Studio puts beside templates.
 */
function artifactsLocation(deployment: Deployment): string | undefined {
  if (!deployment.template.parameters.has('_artifactslocation')) return undefined;
  const base = parameterValue('_artifactsLocation', templateFrame(deployment));
  return typeof base === 'string' && base !== '' ? base : undefined;
}

function namesFile(piece: string): boolean {
  return /[^/]\.(jsonc?|arm|bicep)([?#]|$)/i.test(piece);
}

/** Without scheme and host, query and fragment. */
function pathOf(uri: string): string {
  return uri.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
}

function segmentsOf(path: string): string[] {
  const segments = pathOf(path).split('/');
  return segments.filter((segment) => segment !== '' && segment !== '.').map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The files of a deployment and of those that it is nested in, from inside out. */
function sourcesAbove(deployment: Deployment): string[] {
  const paths = new Set<string>();
  for (let each: Deployment | undefined = deployment; each; each = each.parent) paths.add(each.template.source.path);
  return [...paths];
}
