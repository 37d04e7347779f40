import { digestOf, type Recall } from '../../source/looks.ts';
import { ownOf } from '../../source/own.ts';
import type { Overlay, Workspace } from '../../source/workspace.ts';
import type { Mentions } from '../../workspace/find/mentions.ts';
import { type MentionsOf, mentionsInBytes } from '../../workspace/find/references.ts';
import type { CacheOptions } from '../options.ts';
import type { Store } from './store.ts';

/** What was learned of the files of a repository, so that they need not be looked through again. */
export interface Facts {
  readonly mentionsOf: MentionsOf;
  save(): void;
}

/** As lists, for there are many. */
type Fact = readonly [digest: string, stat: string, mentions: FactMentions];

type FactMentions = readonly [
  files: readonly string[],
  ends: readonly string[],
  templates: readonly string[],
  modules: readonly string[],
];

const key = 'files';

/** Milliseconds within which a file may change twice and have one time. */
const tick = 2000;

/** @param recall Is told the digest of each file. */
export function openFacts(
  store: Store,
  workspace: Workspace,
  overlay: Overlay | undefined,
  strategy: CacheOptions['strategy'],
  recall: Recall,
): Facts {
  const known = factsIn(store.get(key));
  const now = new Map<string, Fact>();
  const learned = (file: string, fact: Fact): Mentions => {
    const [digest, , [files, ends, templates, modules]] = fact;
    now.set(file, fact);
    recall.note(file, digest);
    return { files, ends, templates, modules };
  };
  return {
    mentionsOf(file) {
      const fact = known.get(file);
      const stat = strategy === 'content' || overlay?.has(file) ? '' : statOf(workspace, file);
      if (fact && stat !== '' && fact[1] === stat) return learned(file, fact);
      const read = workspace.readListed(file);
      if (read.kind !== 'ok') return undefined;
      const digest = digestOf(read.bytes);
      if (fact?.[0] === digest) return learned(file, [digest, stat, fact[2]]);
      const mentions = mentionsInBytes(file, read.bytes);
      if (mentions === undefined) return undefined;
      const { files, ends, templates, modules } = mentions;
      return learned(file, [digest, stat, [files, ends, templates, modules]]);
    },
    save: () => store.set(key, Object.fromEntries([...known, ...now])),
  };
}

/** Of what has just changed nothing is said: it may change again within the same tick of the disk's clock. */
function statOf(workspace: Workspace, file: string): string {
  const found = workspace.find(file);
  if (found.kind === 'error' || found.path !== file || !found.stat.isFile()) return '';
  const { size, mtimeMs, ctimeMs, ino } = found.stat;
  return Math.max(mtimeMs, ctimeMs) > Date.now() - tick ? '' : [size, mtimeMs, ctimeMs, ino].join(' ');
}

function factsIn(value: unknown): Map<string, Fact> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(entries.filter((entry): entry is [string, Fact] => isFact(entry[1])));
}

function isFact(value: unknown): value is Fact {
  const mentions = ownOf(value, 2);
  return (
    typeof ownOf(value, 0) === 'string' &&
    typeof ownOf(value, 1) === 'string' &&
    [0, 1, 2, 3].every((at) => isTexts(ownOf(mentions, at)))
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
