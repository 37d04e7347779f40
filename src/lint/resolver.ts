import path from 'node:path';
import type { ResolvedTemplate, TemplateResolver } from '../evaluate/context.ts';
import type { Documents } from './documents.ts';

/** Finds linked templates below the workspace root, and remembers which files were linked to. */
export interface LinkResolver extends TemplateResolver {
  /** Files that some other file of the run links to. */
  readonly linked: ReadonlySet<string>;
}

export function createResolver(documents: Documents): LinkResolver {
  const linked = new Set<string>();
  return {
    linked,
    resolveTemplate(from, candidates): ResolvedTemplate {
      const folder = path.posix.dirname(from.path);
      for (const candidate of candidates) {
        const file = path.posix.normalize(path.posix.join(folder, candidate.replaceAll('\\', '/')));
        if (file.startsWith('..')) continue;
        const document = documents.open(file);
        if (document.kind !== 'template') continue;
        if (file !== from.path) linked.add(file);
        return { kind: 'template', template: document.template };
      }
      return {
        kind: 'unresolved',
        reason: `no template '${candidates.at(-1) ?? ''}' was found beside it in the workspace`,
      };
    },
  };
}
