import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { idText } from '../../lint/judge/finding.ts';
import type { Mark } from '../../result/picture.ts';
import type { Finding } from '../../result/result.ts';
import { extentOf } from '../../workspace/location.ts';

/**
 * The resources that findings are about. With another parameter set a resource may have another id: then it is the one
 * that is declared where the finding is. Copies share a finding that names the first of them and how many they are: where
 * these are not all, which ones is not known, and it is told how many.
 */
export function marksIn(graph: Graph, findings: readonly Finding[]): Map<ResourceNode, Mark[]> {
  const marks = new Map<ResourceNode, Mark[]>();
  for (const finding of findings) {
    if (finding.verdict !== 'fail' || finding.suppression !== undefined) continue;
    const { policy, severity, instances } = finding;
    const named = nodesOf(graph, finding);
    const copies = instances > 1 ? copiesOf(graph, named) : named;
    const isAll = copies.length <= Math.max(instances, named.length);
    const mark = { policy: isAll ? policy : `${policy} × ${instances}`, severity };
    for (const node of isAll ? copies : named) marks.set(node, [...(marks.get(node) ?? []), mark]);
  }
  return marks;
}

function copiesOf(graph: Graph, named: readonly ResourceNode[]): readonly ResourceNode[] {
  const [first] = named;
  if (first === undefined) return named;
  const position = first.inline?.path.join('/');
  return graph
    .ofType(first.type)
    .filter(
      ({ origin, inline }) => origin.declaration === first.origin.declaration && inline?.path.join('/') === position,
    );
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
