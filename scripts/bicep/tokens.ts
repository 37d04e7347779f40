import { Token } from '../../src/bicep/token.ts';

/** The compiler's names of tokens, where they differ from ours. */
const THEIRS: Readonly<Record<string, string>> = {
  True: 'TrueKeyword',
  False: 'FalseKeyword',
  Null: 'NullKeyword',
  StringLeft: 'StringLeftPiece',
  StringMiddle: 'StringMiddlePiece',
  StringRight: 'StringRightPiece',
  LessThan: 'LeftChevron',
  GreaterThan: 'RightChevron',
};

/** Our token kind → the compiler's name for it. */
export const tokenNames: ReadonlyMap<number, string> = new Map(
  Object.entries(Token).map(([name, kind]) => [kind, THEIRS[name] ?? name]),
);
