import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { idText } from '../../lint/judge/finding.ts';
import type { Mark } from '../../result/picture.ts';
import type { Finding } from '../../result/result.ts';
import { extentOf } from '../../workspace/location.ts';

/**
 * The resources that findings are about. Copies share a finding that names one of them. With another parameter set a
 * resource may have another id: then it is the one that is declared where the finding is.
 */
export function marksIn(graph: Graph, findings: readonly Finding[]): Map<ResourceNode, Mark[]> {
  const marks = new Map<ResourceNode, Mark[]>();
  for (const finding of findings) {
    if (finding.verdict !== 'fail' || finding.suppression !== undefined) continue;
    const { policy, severity } = finding;
    for (const node of nodesOf(graph, finding)) marks.set(node, [...(marks.get(node) ?? []), { policy, severity }]);
  }
  return marks;
}

function nodesOf(graph: Graph, { resource, location }: Finding): readonly ResourceNode[] {
  const nodes = graph.ofType(resource.type).filter((node) => !node.existing);
  const same = nodes.filter((node) => idText(node) === resource.id);
  if (same.length > 0) return same;
  return nodes.filter(({ origin }) => {
    const { file, startOffset, endOffset } = extentOf(origin.place);
    return file === location.file && startOffset <= location.startOffset && location.endOffset <= endOffset;
  });
}
