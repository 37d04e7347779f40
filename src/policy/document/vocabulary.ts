import { condition, joins, named, objectSchema, type Schema, sharedDefinitions, sourceProperties } from './pieces.ts';
import type { SourceDocument, VocabularyDocument } from './policy.ts';

/** The JSON Schema of vocabularies. */
export function vocabularySchema(): Schema {
  const source = objectSchema<SourceDocument>(sourceProperties, ['document', 'url']);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Names that policies of resilint share',
    ...objectSchema<VocabularyDocument>(
      {
        $schema: { type: 'string', description: 'The address of this schema' },
        sources: named(source, 'Documents that recommend'),
        places: named({ $ref: '#/definitions/place' }, 'Places by name, for rules that judge them'),
        conditions: named(condition, 'Conditions by name, to be used as { "condition": "name" }'),
        let: joins,
      },
      [],
    ),
    definitions: sharedDefinitions,
  };
}
