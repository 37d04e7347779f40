import type { Picture } from '../../result/picture.ts';
import { inert, markdownBlock, markdownCode, markdownText } from '../escape.ts';
import { mermaidWithNotes } from './mermaid.ts';

/** Open at first: what is drawn while it is folded GitHub draws too small. */
export function pictureBlock(file: string, picture: Picture): string {
  const { text, notes } = mermaidWithNotes(picture);
  const said = notes.map((note) => `- ${markdownText(note)}\n`).join('');
  const block = markdownBlock('mermaid', text.trimEnd().split('\n'));
  return inert(
    `\n<details open><summary>What ${markdownCode(file)} deploys</summary>\n\n${block}\n\n${said === '' ? '' : `${said}\n`}</details>\n`,
  );
}
