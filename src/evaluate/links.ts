import type { NestedDeployment } from '../template/template.ts';
import type { Frame } from './context.ts';
import { evaluate } from './evaluate.ts';
import { isText, isUnknown, type Value } from './value.ts';

/**
 * Relative paths that a template link may mean. `relativePath` is one; a `uri` gives the tails of its path, longest
 * first, since templates are published with the folder structure they have in the repository (`_artifactsLocation`).
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates
 */
export function linkCandidates(link: NonNullable<NestedDeployment['link']>, frame: Frame): string[] {
  if (link.relativePath) {
    const path = evaluate(link.relativePath, frame);
    return typeof path === 'string' ? [path] : [];
  }
  return link.uri ? tailsOf(lastKnownPiece(evaluate(link.uri, frame))) : [];
}

/** The known piece of a partly known uri that names a file. */
function lastKnownPiece(uri: Value): string | undefined {
  if (typeof uri === 'string') return uri;
  if (isText(uri)) return uri.parts.map(lastKnownPiece).findLast((piece) => piece !== undefined && namesFile(piece));
  if (isUnknown(uri) && uri.call)
    return uri.call.args.map(lastKnownPiece).findLast((piece) => piece !== undefined && namesFile(piece));
  if (typeof uri === 'object' && uri !== null && uri.kind === 'choice') {
    const pieces = new Set(uri.alternatives.map((each) => each.value !== undefined && lastKnownPiece(each.value)));
    const [only] = pieces;
    return pieces.size === 1 && typeof only === 'string' ? only : undefined;
  }
  return undefined;
}

function namesFile(piece: string): boolean {
  return /[^/]\.(jsonc?|arm|bicep)(\?|$)/i.test(piece);
}

function tailsOf(uri: string | undefined): string[] {
  if (uri === undefined) return [];
  const path = uri.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((_, position) => segments.slice(position).join('/')).slice(-8);
}
