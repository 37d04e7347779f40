import type { Workspace } from '../../source/workspace.ts';

/** The files of a folder that have to do with parameters, by their names. */
export interface Beside {
  /** `main.parameters.json`, `main.parameters.prod.json` by `main`, in lower case. */
  readonly byBase: ReadonlyMap<string, readonly string[]>;
  /** What may name its template itself. */
  readonly others: readonly string[];
  /** What belongs to whatever template takes it, unless one of its own name is there. */
  readonly common: readonly string[];
}

const none: Beside = { byBase: new Map(), others: [], common: [] };
/** By the listing, which a run makes once for each folder. */
const known = new WeakMap<object, Beside>();

export function besidesIn(workspace: Workspace, folder: string): Beside {
  const listed = workspace.entries(folder);
  if (listed.kind === 'error') return none;
  const found = known.get(listed);
  if (found) return found;
  const names = listed.entries.filter(({ kind }) => kind === 'file' || kind === 'link').map(({ name }) => name);
  const beside = indexOf(names.filter((name) => /\.(jsonc?|bicep|bicepparam)$/i.test(name)).sort());
  known.set(listed, beside);
  return beside;
}

function indexOf(names: readonly string[]): Beside {
  const byBase = new Map<string, string[]>();
  for (const name of names) {
    for (const { index } of name.toLowerCase().matchAll(/\.parameters(?=\.)/g)) {
      const base = name.slice(0, index).toLowerCase();
      const files = byBase.get(base);
      if (files) files.push(name);
      else byBase.set(base, [name]);
    }
  }
  const hasOwn = names.some((name) => /^azuredeploy\.(jsonc?|bicep)$/i.test(name));
  return {
    byBase,
    others: names.filter(mayNameTemplate),
    common: hasOwn ? [] : names.filter(isCommon),
  };
}

/** Whether a file may be a parameter file that names its template. */
export function mayNameTemplate(file: string): boolean {
  return /\.(jsonc?|bicep|bicepparam)$/i.test(file) && /param[^/]*$/i.test(file);
}

/** Whether a parameter file lies beside templates of other names too. */
export function isCommon(name: string): boolean {
  return /^azuredeploy\.parameters\.jsonc?$/i.test(name);
}

/** The name of a template that those of its parameter files begin with. */
export function templateNameOf(name: string): string {
  return name.replace(/\.(jsonc?|arm|bicep)$/i, '').toLowerCase();
}
