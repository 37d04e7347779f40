import path from 'node:path';
import { readParameterFile } from '../arm/parameter-file.ts';
import { withoutPlaceholders } from '../arm/placeholders.ts';
import type { Link, ResolvedTemplate, TemplateResolver, Unresolved } from '../evaluate/context.ts';
import type { SourceText } from '../source/text.ts';
import type { ParameterSet, Template } from '../template/template.ts';
import { besides } from './bicep/files.ts';
import type { MissingModule } from './bicep/module-cache.ts';
import { isModuleReference } from './bicep/module-reference.ts';
import type { Document } from './document.ts';
import type { Documents } from './documents.ts';
import { filesAt } from './linked-files.ts';

/** Finds linked templates and modules below the workspace root, and remembers which files were linked to. */
export interface LinkResolver extends TemplateResolver {
  /** The files that each file of the run links to. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether another file links to one. */
  isUsed(file: string): boolean;
}

export function createResolver(documents: Documents): LinkResolver {
  const uses = new Map<string, Set<string>>();
  const used = new Set<string>();
  const sets = new Map<string, ParameterSet>();
  const find = <T extends Linked>(from: SourceText, link: Link, what: Wanted<T>): T | Unresolved => {
    const found = resolve(documents, from, link, what);
    if (found.kind === 'unresolved') return found;
    documents.uses.note(from.path, found.file);
    return found.linked;
  };
  return {
    uses,
    isUsed: (file) => used.has(file),
    resolveTemplate(from, link): ResolvedTemplate {
      if (link.kind === 'path' && isModuleReference(link.path)) return restored(documents.module(from, link.path));
      const template = find(from, link, templates);
      if ('kind' in template) return template;
      const real = template.source.path;
      if (real !== from.path) {
        uses.set(from.path, (uses.get(from.path) ?? new Set()).add(real));
        used.add(real);
      }
      return { kind: 'template', template };
    },
    resolveParameters(from, link, template) {
      const set = find(from, link, {
        what: 'parameter file',
        in(document) {
          if (document.kind !== 'parameters') return undefined;
          const known = sets.get(document.source.path) ?? readParameterFile(document.source, document.json);
          sets.set(document.source.path, known);
          return known;
        },
      });
      return 'kind' in set ? set : { kind: 'parameters', set: withoutPlaceholders(set, template) };
    },
  };
}

function restored(found: Template | MissingModule): ResolvedTemplate {
  if (!('kind' in found)) return { kind: 'template', template: found };
  const { reason, module } = found;
  return { kind: 'unresolved', reason, ...(module !== undefined && { module }) };
}

type Linked = Template | ParameterSet;

/** What a link is to lead to. */
interface Wanted<T> {
  readonly what: string;
  /** `undefined` where a document is something else. */
  in(document: Document): T | undefined;
}

const templates: Wanted<Template> = {
  what: 'template',
  in: (document) => (document.kind === 'template' ? document.template : undefined),
};

type Found<T> = { readonly kind: 'found'; readonly file: string; readonly linked: T } | Unresolved;

function resolve<T extends Linked>(documents: Documents, from: SourceText, link: Link, wanted: Wanted<T>): Found<T> {
  const linkedAt = (file: string): T | undefined => {
    // Azure takes no Bicep: only the compiler follows such a path.
    if (isBicep(file) && !isBicep(from.path)) return undefined;
    const document = documents.open(file);
    // What is not there counts as used: it may be what was deleted.
    if (document.kind === 'failed') documents.uses.note(from.path, file);
    return wanted.in(document);
  };
  if (link.kind === 'path') {
    const file = path.posix.normalize(besides(from, link.path));
    const linked = file.startsWith('..') ? undefined : linkedAt(file);
    if (linked === undefined) return unresolved(`no ${wanted.what} '${link.path}' was found near it in the workspace`);
    return fits(linked, link) ? { kind: 'found', file, linked } : unresolved(otherVersion(file, linked, link));
  }
  const found = new Map<string, T>();
  let other: string | undefined;
  const files = filesAt(link, (file) => {
    const linked = link.from.includes(file) ? undefined : linkedAt(file);
    if (linked === undefined || link.from.includes(pathOf(linked))) return false;
    if (!fits(linked, link)) {
      other ??= otherVersion(file, linked, link);
      return false;
    }
    found.set(file, linked);
    return true;
  });
  const [file, second] = files;
  const linked = file === undefined ? undefined : found.get(file);
  const name = link.segments.join('/');
  if (file === undefined || linked === undefined)
    return unresolved(other ?? `no ${wanted.what} '${name}' was found in the workspace`);
  return second === undefined
    ? { kind: 'found', file, linked }
    : unresolved(`'${name}' may be '${file}' or '${second}'`);
}

function isBicep(file: string): boolean {
  return /\.bicep$/i.test(file);
}

function unresolved(reason: string): Unresolved {
  return { kind: 'unresolved', reason };
}

/** Azure refuses a file of another version than the link asks for. */
function fits({ contentVersion }: Linked, link: Link): boolean {
  return link.contentVersion === undefined || contentVersion === undefined || contentVersion === link.contentVersion;
}

function otherVersion(file: string, { contentVersion }: Linked, link: Link): string {
  return `'${file}' has contentVersion '${contentVersion}', and the link asks for '${link.contentVersion}'`;
}

function pathOf(linked: Linked): string {
  return linked.source?.path ?? '';
}
