import type { LintResult } from '../result/result.ts';
import type { Report, ReportOptions } from './options.ts';
import type { Patch } from './patch.ts';
import { type Shown, shownBy } from './shown.ts';

/** The formats by name, each loaded when it is asked for. A new format is a file and its line here. */
const loaders = {
  stylish: async () => (await import('./stylish.ts')).stylish,
  concise: async () => (await import('./concise.ts')).concise,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  azure: async () => (await import('./azure.ts')).azure,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
} as const satisfies Record<string, () => Promise<Report>>;

export type Format = keyof typeof loaders;

/** In the order in which help lists them. */
export const formats = Object.keys(loaders) as readonly Format[];

export function isFormat(name: string): name is Format {
  return Object.hasOwn(loaders, name);
}

/** A report that is safe to print. */
export type ShownReport = (result: LintResult, options: ReportOptions) => Shown;

export async function loadFormat(name: Format): Promise<ShownReport> {
  return shownBy(await loaders[name]());
}

/** The diagnostics of a run as text for standard error; empty when there are none. */
export async function loadDiagnostics(): Promise<ShownReport> {
  return shownBy((await import('./diagnostics.ts')).diagnosticsText);
}

/** Edits as a unified diff. */
export async function shownPatches(patches: readonly Patch[]): Promise<Shown> {
  return shownBy((await import('./patch.ts')).patchText)(patches);
}

export type { ReportOptions } from './options.ts';
export type { Shown } from './shown.ts';
