import type { MessageTemplate } from '../compile/policy.ts';
import type { DocumentPath } from '../condition/condition.ts';
import { checkExpression } from './condition.ts';
import { writtenAt } from './document.ts';
import { checkPath } from './path.ts';
import { type Checking, typesOfSet } from './subject.ts';

/** The paths of a message's placeholders. */
export function checkMessage(message: MessageTemplate, at: DocumentPath, checking: Checking): void {
  const written = writtenAt(checking.document, at) ?? '';
  for (const piece of message) {
    if (typeof piece === 'string') continue;
    if (piece.kind === 'expression') {
      checkExpression(piece.expression, at, checking);
      continue;
    }
    const subject = piece.kind === 'set' ? typesOfSet(piece.join, checking) : checking.subject;
    const offset = Math.max(1, written.indexOf(`{${piece.text}}`) + 1);
    checkPath(piece.path, at, { ...checking, subject }, 'point at', offset);
  }
}
