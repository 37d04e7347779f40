import { groupBy } from '../../../source/group-by.ts';
import { jsonText } from '../../../source/json/write.ts';
import { positionAt, type SourceText } from '../../../source/text.ts';
import { isBicepFile } from '../../../workspace/language.ts';
import { withComments } from './comment.ts';
import { bicepDeclaration, jsonResource } from './declaration.ts';
import { withMetadata } from './metadata.ts';

/** A place where a policy may be suppressed: at the resource or module around it, or at its line. */
export interface Wish {
  readonly id: string;
  readonly offset: number;
  readonly at: 'declaration' | 'line';
}

/** The text of a file with suppressions for all that is wished in it. */
export function withSuppressions(source: SourceText, wishes: readonly Wish[], reason: string): string {
  const isBicep = isBicepFile(source.path);
  const inObjects = isBicep ? [] : wishes.filter(({ at }) => at === 'declaration');
  const lines = wishes
    .filter(({ at }) => isBicep || at === 'line')
    .flatMap((wish) => {
      const offset = wish.at === 'line' ? wish.offset : bicepDeclaration(source, wish.offset);
      return offset === undefined ? [] : [{ id: wish.id, line: positionAt(source, offset).line }];
    });
  const byLine = Array.from(
    groupBy(lines, ({ line }) => line),
    ([line, own]) => ({ line, ids: idsOf(own) }),
  );
  const commented = withComments(source, byLine, reason);
  const ways = inObjects.flatMap(({ id, offset }) => {
    const way = jsonResource(source, offset);
    return way === undefined ? [] : [{ id, way }];
  });
  const byWay = Array.from(
    groupBy(ways, ({ way }) => jsonText(way)),
    ([, own]) => ({
      way: own[0]?.way ?? [],
      ids: idsOf(own),
    }),
  );
  return byWay.length === 0 ? commented : withMetadata(commented, byWay, reason);
}

/** Whether there is something around a place that a suppression could stand at. */
export function hasDeclaration(source: SourceText, offset: number): boolean {
  const isBicep = isBicepFile(source.path);
  return (isBicep ? bicepDeclaration(source, offset) : jsonResource(source, offset)) !== undefined;
}

function idsOf(wishes: readonly { readonly id: string }[]): string[] {
  return [...new Set(wishes.map(({ id }) => id))];
}
