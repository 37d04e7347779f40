import type { ResourceNode } from '../../graph/graph.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import { say } from '../../template/message.ts';
import { located } from '../../workspace/diagnostics.ts';

/** A deployment whose template could not be read: said, since anything may be inside it. */
export function opaqueNotes(nodes: readonly ResourceNode[]): LintDiagnostic[] {
  return nodes
    .filter(({ opaque }) => !opaque?.told)
    .map(({ opaque, origin: { namePlace: place } }) => {
      const { reason = '', module } = opaque ?? {};
      const note = { severity: 'note', place } as const;
      if (module !== undefined) return located({ ...note, code: 'not-restored', message: reason, subject: module });
      const message = say`what this deployment holds is not known: ${reason}`;
      return located({ ...note, code: 'opaque-deployment', message });
    });
}
