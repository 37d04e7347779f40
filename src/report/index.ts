import type { Picture } from '../result/picture.ts';
import type { ResourceLine } from '../result/resource-line.ts';
import type { LintResult } from '../result/result.ts';
import type { ResourceTrace } from '../result/trace.ts';
import { formatTable } from './formats.ts';
import type { FormatNeeds, ReportOptions } from './options.ts';
import type { Patch } from './patch.ts';
import { type Shown, shownBy } from './shown.ts';

export type Format = keyof typeof formatTable;

/** In the order in which help lists them. */
export const formats = Object.keys(formatTable) as readonly Format[];

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formatTable, name);
}

/** A report that is safe to print. */
export type ShownReport = (result: LintResult, options: ReportOptions) => Shown;

/** A format that is loaded, and what it needs. */
export interface ShownFormat extends FormatNeeds {
  readonly render: ShownReport;
}

export async function openFormat(name: Format): Promise<ShownFormat> {
  const format = await formatTable[name]();
  return { ...format, render: shownBy(format.render) };
}

export async function loadFormat(name: Format): Promise<ShownReport> {
  return (await openFormat(name)).render;
}

/** The diagnostics of a run as text for standard error; empty when there are none. */
export async function loadDiagnostics(): Promise<ShownReport> {
  return shownBy((await import('./diagnostics.ts')).diagnosticsText);
}

/** Why a policy says of a resource what it says. */
export async function loadTrace(): Promise<(traces: readonly ResourceTrace[], options: ReportOptions) => Shown> {
  return shownBy((await import('./trace.ts')).traceText);
}

/** The resources of a template as a list. */
export async function loadResources(): Promise<(resources: readonly ResourceLine[], options: ReportOptions) => Shown> {
  return shownBy((await import('./resources.ts')).resourcesText);
}

/** A page of Markdown as a terminal shows it. */
export async function loadTerminalMarkdown(): Promise<(text: string, options: ReportOptions) => Shown> {
  return shownBy((await import('./terminal-markdown.ts')).terminalMarkdown);
}

/** Edits as a unified diff. */
export async function shownPatches(patches: readonly Patch[], options: ReportOptions): Promise<Shown> {
  return shownBy((await import('./patch.ts')).patchText)(patches, options);
}

/** Pictures of graphs: Mermaid for Markdown, the language of Graphviz. */
export async function loadPicture(name: 'mermaid' | 'dot'): Promise<(picture: Picture) => Shown> {
  if (name === 'dot') return shownBy((await import('./picture/dot.ts')).dot);
  return shownBy((await import('./picture/mermaid.ts')).mermaid);
}

/** What a file deploys, as a picture in Markdown; with what is not drawn in it. */
export async function markdownPicture(file: string, picture: Picture): Promise<Shown> {
  return shownBy((await import('./picture/markdown.ts')).pictureBlock)(file, picture);
}

export { type ReportOptions, summaryLimit } from './options.ts';
export type { Shown } from './shown.ts';
