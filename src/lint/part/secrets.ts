import { groupBy } from '../../source/group-by.ts';
import { secretSpans } from '../../workspace/secrets.ts';
import type { Session } from '../../workspace/session.ts';
import type { Part, Secrets } from './part.ts';

/** Where the files hold secrets whose texts reports may quote: to know it later they would have to be read as templates. */
export function secretsOf(session: Session, part: Part): readonly Secrets[] {
  const users = takersOfSets(part);
  return [...toldFiles(part)].map((file) => {
    const spans = session.faults.contain(file, () => secretSpans(session, file, users.get(file) ?? []), []);
    return [file, spans.map(({ start, end }) => [start, end])];
  });
}

/** The templates that were judged with each parameter file. */
export function takersOfSets({ sets }: Pick<Part, 'sets'>): ReadonlyMap<string, readonly string[]> {
  const pairs = sets.flatMap(([user, files]) => files.map((set) => ({ set, user })));
  return new Map([...groupBy(pairs, ({ set }) => set)].map(([set, own]) => [set, own.map(({ user }) => user)]));
}

function toldFiles({ findings, passed, diagnostics }: Part): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { location } of diagnostics) if (location) files.add(location.file);
  for (const { location, related, unknowns, fixes, suppression } of [...findings, ...passed]) {
    const others = [
      ...related,
      ...unknowns,
      ...fixes.flatMap(({ edits }) => edits),
      ...(suppression ? [suppression] : []),
    ];
    for (const each of [location, ...others.map((other) => other.location)]) if (each) files.add(each.file);
  }
  return files;
}
