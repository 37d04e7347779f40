import type { Rule } from '../compile/policy.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { Join } from '../join/join.ts';
import { checkCondition } from './condition.ts';
import { checkPath } from './path.ts';
import { type Checking, lookUpType, typesOfSet } from './subject.ts';

/** The types and paths of a rule's `let`s. */
export function checkJoins(rule: Rule, checking: Checking): void {
  for (const join of rule.joins.values()) {
    const { at } = join;
    checkSource(join, at, checking);
    if (join.where) checkCondition(join.where, { ...checking, subject: typesOfSet(join.name, checking), bound: [] });
  }
}

function checkSource({ source, of }: Join, at: DocumentPath, checking: Checking): void {
  switch (source.kind) {
    case 'follow': {
      const subject = of === undefined ? checking.judged : typesOfSet(of, checking);
      checkPath(source.path, [...at, 'follow'], { ...checking, subject }, 'read');
      if (source.type !== undefined) lookUpType(source.type, [...at, 'type'], checking);
      return;
    }
    case 'referencedBy': {
      const subject = lookUpType(source.type, [...at, 'referencedBy'], checking);
      checkPath(source.through, [...at, 'through'], { ...checking, subject }, 'read');
      return;
    }
    case 'children':
    case 'extensions':
    case 'resources':
      lookUpType(source.type, [...at, source.kind], checking);
      return;
    case 'parent':
    case 'loop':
      return;
  }
}
