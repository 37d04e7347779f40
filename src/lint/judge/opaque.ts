import type { ResourceNode } from '../../graph/graph.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import { isNotRestored } from '../../workspace/bicep/module-cache.ts';
import { located } from '../../workspace/diagnostics.ts';

/** A deployment whose template could not be read: said, since anything may be inside it. */
export function opaqueNotes(nodes: readonly ResourceNode[]): LintDiagnostic[] {
  return nodes
    .filter(({ opaque }) => !opaque?.told)
    .map(({ opaque, origin: { namePlace: place } }) => {
      const reason = opaque?.reason ?? '';
      const note = { severity: 'note', place } as const;
      if (isNotRestored(reason)) return located({ ...note, code: 'not-restored', message: reason });
      const message = `what this deployment holds is not known: ${reason}`;
      return located({ ...note, code: 'opaque-deployment', message });
    });
}
