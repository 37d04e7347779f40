import type { Box, Picture } from '../../result/picture.ts';
import { mermaidText } from '../escape.ts';
import { type Fitted, fitted, type PictureLimits } from './fit.ts';
import { linesOfBox, worstOf } from './text.ts';

/** What GitHub draws: https://mermaid.js.org/config/schema-docs/config.html (`maxTextSize`, `maxEdges`) */
const limits: PictureLimits = { characters: 50_000, joins: 500 };

/** A flowchart for Mermaid, as Markdown on GitHub, GitLab and Azure DevOps shows it. */
export function mermaid(picture: Picture): string {
  return mermaidWithNotes(picture).text;
}

/** The same with what could not be drawn, for the text around it. */
export function mermaidWithNotes(picture: Picture): Fitted {
  return fitted(picture, limits, write);
}

function write({ boxes, joins }: Picture, notes: readonly string[]): string {
  const lines = ['flowchart LR', ...boxes.flatMap((box) => boxLines(box, 1))];
  if (notes.length > 0) lines.push(`  note["${notes.map(mermaidText).join('<br/>')}"]`);
  for (const { from, to, certain } of joins) lines.push(`  n${from} ${certain ? '-->' : '-.->'} n${to}`);
  return [...lines, ...classLines(boxes), ''].join('\n');
}

function boxLines(box: Box, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const label = `["${linesOfBox(box).map(mermaidText).join('<br/>')}"]`;
  if (box.children.length === 0) return [`${indent}n${box.id}${label}`];
  return [
    `${indent}subgraph n${box.id}${label}`,
    ...box.children.flatMap((child) => boxLines(child, depth + 1)),
    `${indent}end`,
  ];
}

/** A thick border, a thick dashed one, a dashed one; dots around what is not sure. */
const classes = new Map([
  ['high', 'stroke:#cf222e,stroke-width:4px'],
  ['medium', 'stroke:#bc4c00,stroke-width:4px,stroke-dasharray:8 4'],
  ['low', 'stroke:#9a6700,stroke-width:2px,stroke-dasharray:8 4'],
  ['unsure', 'stroke-dasharray:2 4'],
]);

function classLines(boxes: readonly Box[]): string[] {
  const members = new Map<string, string[]>();
  const note = (box: Box): void => {
    const name = worstOf(box) ?? (box.unsure ? 'unsure' : undefined);
    if (name !== undefined) members.set(name, [...(members.get(name) ?? []), `n${box.id}`]);
    for (const child of box.children) note(child);
  };
  for (const box of boxes) note(box);
  return [...classes].flatMap(([name, style]) => {
    const ids = members.get(name);
    return ids ? [`  classDef ${name} ${style}`, `  class ${ids.join(',')} ${name}`] : [];
  });
}
