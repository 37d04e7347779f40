import type { RunSettings } from '../../settings/run-settings.ts';
import type { Workload } from '../../settings/workloads.ts';
import type { Companion, Session } from '../../workspace/session.ts';
import type { Judging } from './judging.ts';

/** Templates that are judged as one deployment: what one of them holds counts for the others. */
export interface Workloads {
  /** How a file is judged, as a part of its workloads if it is in any. */
  judgingOf(file: string, judging: Judging): Promise<Judging>;
}

export async function openWorkloads(session: Session, settings: RunSettings): Promise<Workloads> {
  const { workloads } = await settings.here();
  return {
    async judgingOf(file, judging) {
      const mine = workloads.filter(({ members }) => members.some(({ template }) => template === file));
      if (mine.length === 0) return judging;
      const companions = await companionsOf(file, mine, settings);
      const whole = mine.every((each) => each.whole ?? judging.whole) && companions.every(isReadable(session));
      const parameters = parametersOf(file, mine);
      return { ...judging, whole, companions, ...(parameters.length > 0 && { parameters }) };
    },
  };
}

/** A workload of which a part cannot be read is never the whole: what it lacks may be in that part. */
function isReadable({ documents }: Session): (companion: Companion) => boolean {
  return ({ template }) => documents.open(template).kind === 'template';
}

async function companionsOf(file: string, workloads: readonly Workload[], settings: RunSettings): Promise<Companion[]> {
  const companions: Companion[] = [];
  for (const { name, members } of workloads)
    for (const [at, { template, parameters }] of members.entries()) {
      if (template === file) continue;
      const { context = {} } = await (await settings.of(template)).judgingOf(template);
      companions.push({ template, parameters, context, key: `${template}#${name}#${at}` });
    }
  return companions;
}

function parametersOf(file: string, workloads: readonly Workload[]): string[] {
  const named = workloads
    .flatMap(({ members }) => members)
    .flatMap(({ template, parameters }) => (template === file ? (parameters ?? []) : []));
  return [...new Set(named)];
}
