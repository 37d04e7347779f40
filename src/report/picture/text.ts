import type { Box } from '../../result/picture.ts';
import type { Severity } from '../../result/result.ts';
import { shorten } from '../escape.ts';
import { severities } from '../severity.ts';

/** Seen without colours too: `✖ high: VM-1, VM-13`. */
const signs: Readonly<Record<Severity, string>> = { high: '✖', medium: '▲', low: '▽' };
/** Longer names and conditions are cut: they would make the picture wide, and it is small enough. */
const maxLine = 60;
const maxMarks = 8;

/**
 * The lines in a box. Each begins with something of ours: Mermaid would take `1. x` for a list. The type, the name, what is to be said of it, and what it fails.
 */
export function linesOfBox(box: Box): readonly string[] {
  if (box.kind !== 'resource') return [shorten(box.kind === 'region' ? `region ${box.title}` : box.title, maxLine)];
  const type = (box.type ?? '').replace(/^Microsoft\./i, '');
  return [
    type === '' ? '(unknown type)' : `(${shorten(type, maxLine)})`,
    `'${shorten(box.title, maxLine)}'`,
    ...box.notes.map((note) => `(${shorten(note, maxLine)})`),
    ...severities.flatMap((severity) => marksLine(box, severity)),
  ];
}

function marksLine({ marks }: Box, severity: Severity): readonly string[] {
  const ids = marks.filter((mark) => mark.severity === severity).map(({ policy }) => policy);
  if (ids.length === 0) return [];
  const more = ids.length > maxMarks ? ` and ${ids.length - maxMarks} more` : '';
  return [
    `${signs[severity]} ${severity}: ${ids
      .slice(0, maxMarks)
      .map((id) => shorten(id, maxLine))
      .join(', ')}${more}`,
  ];
}

/** The most severe of what a box fails. */
export function worstOf({ marks }: Box): Severity | undefined {
  return severities.find((severity) => marks.some((mark) => mark.severity === severity));
}
