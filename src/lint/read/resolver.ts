import path from 'node:path';
import type { ResolvedTemplate, TemplateResolver } from '../../evaluate/context.ts';
import type { Template } from '../../template/template.ts';
import { besides } from './bicep-files.ts';
import type { Documents } from './documents.ts';
import { isModuleReference } from './module-reference.ts';

/** Finds linked templates and modules below the workspace root, and remembers which files were linked to. */
export interface LinkResolver extends TemplateResolver {
  /** The files that each file of the run links to. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>;
}

export function createResolver(documents: Documents): LinkResolver {
  const uses = new Map<string, Set<string>>();
  return {
    uses,
    resolveTemplate(from, candidates): ResolvedTemplate {
      const [only] = candidates;
      if (only !== undefined && isModuleReference(only)) return restored(documents.module(from, only));
      for (const candidate of candidates) {
        const file = path.posix.normalize(besides(from, candidate));
        if (file.startsWith('..')) continue;
        documents.uses.note(from.path, file);
        const document = documents.open(file);
        if (document.kind !== 'template') continue;
        const real = document.source.path;
        if (real !== from.path) uses.set(from.path, (uses.get(from.path) ?? new Set()).add(real));
        return { kind: 'template', template: document.template };
      }
      const wanted = candidates.at(-1) ?? '';
      return { kind: 'unresolved', reason: `no template '${wanted}' was found beside it in the workspace` };
    },
  };
}

function restored(module: Template | string): ResolvedTemplate {
  return typeof module === 'string' ? { kind: 'unresolved', reason: module } : { kind: 'template', template: module };
}
