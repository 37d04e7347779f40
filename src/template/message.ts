import { jsonText } from '../source/json/write.ts';
import { abridged, type Formula, isLong } from './formula.ts';

/**
 * A sentence for people. The expressions in it are spelled when it is printed, in the language of the file that it is
 * about; until then it is a list of pieces.
 */
export type Message = string | readonly Piece[];

export type Piece = string | Spelled;

/** An expression in a sentence. */
export interface Spelled {
  readonly formula: Formula;
  /** A long one is cut down to the name of its function, `uniqueString(…)`. */
  readonly brief?: boolean;
}

/** A sentence of words and of what is put into it: say`Undecided for '${name}'.`. */
export function say(words: TemplateStringsArray, ...parts: readonly (Message | Spelled)[]): Message {
  return join(words.flatMap((text, at) => (at === 0 ? [text] : [parts[at - 1] ?? '', text])));
}

/** Messages one behind the other. */
export function join(parts: readonly (Message | Spelled)[]): Message {
  const pieces: Piece[] = [];
  for (const part of parts) {
    for (const piece of typeof part === 'string' || 'formula' in part ? [part] : part) {
      const last = pieces.at(-1);
      if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
      else if (piece !== '') pieces.push(piece);
    }
  }
  const [only = ''] = pieces;
  return pieces.length < 2 && typeof only === 'string' ? only : pieces;
}

/** Messages with something between them. */
export function joinWith(parts: readonly Message[], between: string): Message {
  return join(parts.flatMap((part, at) => (at === 0 ? [part] : [between, part])));
}

/** The same for messages that say the same. */
export function messageKey(message: Message): string {
  return typeof message === 'string' ? message : jsonText(message);
}

/** The same for messages that read the same, with what is left out of them. */
export function shownKey(message: Message): string {
  if (typeof message === 'string') return message;
  return jsonText(message.map((piece) => (typeof piece === 'string' ? piece : shownFormula(piece))));
}

/** Those that say something of their own. */
export function distinctMessages(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((each) => [messageKey(each), each])).values()];
}

/** How an expression is spelled in a language. */
export type Spelling = (formula: Formula) => string;

/** A message as text. */
export function spell(message: Message, spelling: Spelling): string {
  if (typeof message === 'string') return message;
  return message.map((piece) => (typeof piece === 'string' ? piece : spelledPiece(piece, spelling))).join('');
}

function spelledPiece(piece: Spelled, spelling: Spelling): string {
  return spelling(shownFormula(piece));
}

function shownFormula({ formula, brief }: Spelled): Formula {
  return brief && isLong(formula) ? abridged(formula) : formula;
}

/** Whether something is left out of a message, or would be where it is brief. */
export function isCut(message: Message): boolean {
  return typeof message !== 'string' && message.some((piece) => typeof piece !== 'string' && isLong(piece.formula));
}

/** A sentence without the period that it ends with. */
export function unended(message: Message): Message {
  if (typeof message === 'string') return message.replace(/\.$/, '');
  const last = message.at(-1);
  return typeof last === 'string' ? [...message.slice(0, -1), last.replace(/\.$/, '')] : message;
}
