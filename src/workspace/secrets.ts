import { locateJson } from '../source/locate.ts';
import type { SourceText, Span } from '../source/text.ts';
import type { Place } from '../template/place.ts';
import type { ParameterSet, Resource, Template } from '../template/template.ts';
import type { TypeModel } from '../template/types.ts';
import { secretText } from '../values/secret-names.ts';
import type { Session } from './session.ts';

/** Nested templates deeper than this are not looked into; evaluation follows no more either. */
const maxNesting = 20;

/**
 * A file's text for frames and diffs: what secure parameters and secret properties hold stands as asterisks.
 * `templates` are those that take the file as their parameters: what none of them declares as open is masked there.
 */
export function maskedText(session: Session, path: string, templates: readonly string[]): string | undefined {
  return maskedBy(session, path, secretSpans(session, path, templates));
}

/** Where a file holds what secure parameters are given, or by default have. */
export function secretSpans(session: Session, path: string, templates: readonly string[]): readonly Span[] {
  const file = session.workspace.read(path);
  if (file.kind !== 'ok') return [];
  const { source } = file;
  const document = session.documents.open(path);
  const places =
    document.kind === 'template'
      ? secureDefaults(document.template)
      : templates.flatMap((template) => secureArguments(session, template, path));
  return places.flatMap((place) => spanOf(place, source));
}

/** A file's text without what stands at some places, and in secret properties. */
export function maskedBy({ workspace }: Session, path: string, spans: readonly Span[]): string | undefined {
  const file = workspace.read(path);
  if (file.kind !== 'ok') return undefined;
  return masked(file.source.text, spans).replace(secretText, (match: string, quote: string, value: string) => {
    if (/^\[(?!\[)/.test(value) || value === '') return match;
    return match.slice(0, match.length - value.length - 1) + mask(value) + quote;
  });
}

/** Defaults of secure parameters that are written out, in nested templates too. */
function secureDefaults(template: Template, depth = 0): Place[] {
  const own = [...template.parameters.values()].flatMap(({ type, defaultValue }) =>
    isSecureType(type, template) && defaultValue && isWrittenOut(defaultValue.kind) ? [defaultValue.place] : [],
  );
  if (depth >= maxNesting) return own;
  return [...own, ...template.resources.flatMap((resource) => nestedDefaults(resource, depth))];
}

function nestedDefaults(resource: Resource, depth: number): Place[] {
  const nested = resource.deployment?.template?.();
  const inside = nested ? secureDefaults(nested, depth + 1) : [];
  return [...inside, ...resource.children.flatMap((child) => nestedDefaults(child, depth))];
}

function isWrittenOut(kind: string): boolean {
  return kind === 'literal' || kind === 'object' || kind === 'array';
}

function isSecureType(type: TypeModel, template: Template): boolean {
  if (type.secure) return true;
  const definition = type.reference === undefined ? undefined : template.definitions.get(type.reference.toLowerCase());
  return definition?.secure === true;
}

/** Values that the file gives to secure parameters, or to names that the template does not know. */
function secureArguments(session: Session, template: string, path: string): Place[] {
  const document = session.documents.open(template);
  if (document.kind !== 'template') return [];
  const sets: readonly ParameterSet[] = session.parameterFiles.setsFor(template);
  const values = sets.find(({ label }) => label === path)?.values ?? new Map();
  return [...values].flatMap(([key, argument]) => {
    const type = document.template.parameters.get(key)?.type;
    return type === undefined || isSecureType(type, document.template) ? [argument.place] : [];
  });
}

function spanOf(place: Place, source: SourceText): Span[] {
  if (place.source !== source) return [];
  return [place.kind === 'json' ? locateJson(source, place.route).value : place.span];
}

/** Spans may lie in one another. */
function masked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    pieces.push(text.slice(done, Math.max(start, done)), maskValue(text.slice(Math.max(start, done), end)));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}

/** The shape of a value stays, so that it is still seen to be a string or an object. */
function maskValue(text: string): string {
  return text.replace(/[^\s{}[\],:"']/g, '*');
}

function mask(text: string): string {
  return text.replace(/[^\r\n]/g, '*');
}
