import type { JsonObject } from '../../source/json.ts';
import { Definitions } from '../definitions.ts';
import { type Field, field } from '../json.ts';
import { matchValue } from '../match/value.ts';
import type { Reader } from '../reader.ts';
import { readType } from '../types.ts';
import { toExpression } from '../value.ts';
import { reportProblem, type Walk } from './walk.ts';

/**
 * A default that is written out should fit its type, the allowed values and the bounds. Azure looks at it only where no
 * value is passed, so templates live on with defaults that would be refused: a warning.
 */
export function checkDefault(walk: Walk, declaration: Field, { value, route }: Field, template: JsonObject): void {
  if (value === null) return;
  const reader: Reader = { source: walk.source, strings: 'template', loops: false };
  const definitions = field(template, 'definitions', null);
  const flaws = matchValue(toExpression(reader, value, route), readType(reader, declaration.value, declaration.route), {
    definitions: new Definitions(reader, definitions?.value, definitions?.route ?? null),
    label: `parameter '${declaration.key}'`,
    secure: false,
  });
  for (const { code, message, place } of flaws) reportProblem(walk, 'warning', code, message + ofDefault, place);
}

/** The end of what is said of a default. */
export const ofDefault = '; it is the default, which Azure checks where no value is passed';
