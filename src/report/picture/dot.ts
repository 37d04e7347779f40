import type { Box, Picture } from '../../result/picture.ts';
import { dotText } from '../escape.ts';
import { fitted, type PictureLimits } from './fit.ts';
import { linesOfBox, worstOf } from './text.ts';

/** Graphviz has no limits of its own, but beyond these it takes minutes. */
const limits: PictureLimits = { characters: 1_000_000, joins: 5_000 };

/** A graph in the language of Graphviz. */
export function dot(picture: Picture): string {
  return fitted(picture, limits, write).text;
}

function write({ boxes, joins }: Picture, notes: readonly string[]): string {
  return [
    'digraph resilint {',
    '  rankdir=LR',
    '  compound=true',
    '  graph [fontname="sans-serif"]',
    '  node [shape=box, fontname="sans-serif"]',
    ...boxes.flatMap((box) => boxLines(box, 1)),
    ...(notes.length > 0 ? [`  note [shape=note, label="${notes.map(dotText).join('\\n')}"]`] : []),
    ...joins.map(({ from, to, certain }) => `  n${from} -> n${to}${certain ? '' : ' [style=dotted]'}`),
    '}',
    '',
  ].join('\n');
}

/** A resource with others in it is a node in a cluster: edges lead to nodes alone. */
function boxLines(box: Box, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const label = `label="${linesOfBox(box).map(dotText).join('\\n')}"`;
  const border = borderOf(box);
  if (box.children.length === 0) return [`${indent}n${box.id} [${[label, ...border].join(', ')}]`];
  const children = box.children.flatMap((child) => boxLines(child, depth + 1));
  const own =
    box.kind === 'resource'
      ? [
          '  label=""',
          ...(border.length > 0 ? border : ['style=solid']).map((each) => `  ${each}`),
          `  n${box.id} [shape=plaintext, ${label}]`,
        ]
      : [`  ${label}`, ...(box.kind === 'region' ? ['  style=rounded'] : [])];
  return [`${indent}subgraph cluster_${box.id} {`, ...own.map((each) => `${indent}${each}`), ...children, `${indent}}`];
}

/** A thick border, a thick dashed one, a dashed one; dots around what is not sure. */
function borderOf(box: Box): readonly string[] {
  switch (worstOf(box)) {
    case 'high':
      return ['color="#cf222e"', 'penwidth=4', 'style=solid'];
    case 'medium':
      return ['color="#bc4c00"', 'penwidth=4', 'style=dashed'];
    case 'low':
      return ['color="#9a6700"', 'penwidth=2', 'style=dashed'];
    case undefined:
      return box.unsure ? ['style=dotted'] : [];
  }
}
