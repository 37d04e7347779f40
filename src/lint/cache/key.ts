import type { Settings } from '../../settings/settings.ts';
import type { Workload } from '../../settings/workloads.ts';
import { jsonText } from '../../source/json/write.ts';
import { digestOf } from '../../source/looks.ts';
import { own } from '../../source/own.ts';
import type { FileGroup } from '../part/groups.ts';
import type { Bench } from '../part/settle-group.ts';

/** Says by what a group is judged, but for what the files hold: two runs that differ in it have different keys. */
export type KeyOf = (group: FileGroup) => Promise<string>;

export async function openKeys(bench: Bench): Promise<KeyOf> {
  const { settings, session } = bench;
  const { workloads } = await settings.here();
  const run = runPart(bench);
  const known = new Map<Settings, string>();
  const settingsOf = async (file: string): Promise<string> => {
    const found = await settings.of(file);
    const digest = known.get(found) ?? digestOf(jsonText(found.sources.map(({ path, text }) => [path, text])));
    known.set(found, digest);
    return digest;
  };
  return async ({ judged, candidates, parameters }) => {
    const asked = new Set(candidates.map(({ path }) => path));
    const files: unknown[] = [];
    for (const { path, named } of judged) {
      const own = await (await settings.of(path)).judgingOf(path);
      files.push([path, named, asked.has(path), await settingsOf(path), own.parameters ?? null]);
    }
    const together = workloadsOf(
      workloads,
      judged.map(({ path }) => path),
    );
    const members = together.flatMap((each) => each.members.map(({ template }) => template));
    const companions: unknown[] = [];
    for (const member of new Set(members)) companions.push(await settingsOf(member));
    return digestOf(jsonText([run, session.pathOf('.'), files, [...parameters], together, companions]));
  };
}

/** Options that come in later are part of it, unless they are named here as having no say. */
function runPart({ options, wide }: Bench): unknown {
  const {
    onFile: _,
    workspace: _w,
    overlay: _o,
    jobs: _j,
    cache: _c,
    documented: _d,
    today: _t,
    cwd: _d2,
    ...said
  } = options;
  const { paths: _p, changed, env, ...rest } = said;
  const { scope, traced, baseline } = wide;
  return [
    rest,
    env.map((name) => [name, own(process.env, name) ?? null]),
    changed ? [...changed].sort() : null,
    [scope.narrowed, traced, baseline?.update ?? null],
  ];
}

function workloadsOf(workloads: readonly Workload[], files: readonly string[]): readonly Workload[] {
  const judged = new Set(files);
  return workloads.filter(({ members }) => members.some(({ template }) => judged.has(template)));
}
