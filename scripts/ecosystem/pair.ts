import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSession, type Session } from '../../src/workspace/session.ts';
import { fillCache } from './cache.ts';
import { compareGraphs, compareVerdicts, type Difference } from './compare.ts';
import type { Bench } from './findings.ts';
import { graphOf } from './graph.ts';
import type { Pair } from './pairs.ts';
import { staleness } from './stale.ts';

/** How a pair compares. What says that the files are no twins is only asked where they differ. */
export type Compared =
  | { readonly kind: 'equal' }
  | { readonly kind: 'different'; readonly differences: readonly Difference[] }
  | { readonly kind: 'stale'; readonly evidence: string }
  | { readonly kind: 'unread'; readonly reason: string };

/** Compares two files below a folder, with the modules of registries taken from the compiled one. */
export function comparePair(root: string, pair: Pair, bench: Bench): Compared {
  const cache = mkdtempSync(path.join(tmpdir(), 'ecosystem-'));
  try {
    const session = openSession({ cwd: root, context: {}, parameters: [], env: [], moduleCache: cache });
    const { bicep, compiled } = { bicep: session.pathOf(pair.bicep), compiled: session.pathOf(pair.compiled) };
    fillCache(session.workspace, { bicep, compiled }, cache);
    return compareIn(session, { bicep, compiled }, bench);
  } finally {
    rmSync(cache, { recursive: true });
  }
}

function compareIn(session: Session, { bicep, compiled }: Pair, bench: Bench): Compared {
  const theirs = graphOf(session, compiled, bench);
  if (typeof theirs === 'string') return { kind: 'unread', reason: `${compiled}: ${theirs}` };
  const ours = graphOf(session, bicep, bench);
  if (typeof ours === 'string') return { kind: 'unread', reason: `${bicep}: ${ours}` };
  const differences = [...compareGraphs(ours, theirs), ...compareVerdicts(ours.verdicts, theirs.verdicts)];
  if (differences.length === 0) return { kind: 'equal' };
  const syntax = ours.diagnostics.find((each) => each.startsWith('bicep-'));
  if (syntax !== undefined) return { kind: 'unread', reason: `${bicep} is not well-formed: ${syntax}` };
  const [source, twin] = [bicep, compiled].map((file) => session.documents.open(file));
  if (source?.kind !== 'template' || twin?.kind !== 'template') return { kind: 'different', differences };
  const evidence = staleness(source.template, twin.template);
  return evidence === undefined ? { kind: 'different', differences } : { kind: 'stale', evidence };
}
