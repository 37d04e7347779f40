import type { LintResult } from '../result/result.ts';

/** GitHub's runner drops a job summary over 1 MiB whole. */
export const summaryLimit = 1024 * 1024;

/** What a report may be asked for. Every format takes all of it and uses what concerns it. */
export interface ReportOptions {
  /** ANSI colours (default: none). */
  readonly color?: boolean | undefined;
  /** Hyperlinks: in text OSC 8 around policy ids, in Markdown places that lead to the repository (default: none). */
  readonly links?: boolean | undefined;
  /** Also checks that are undecided or need review. */
  readonly showUnknown?: boolean | undefined;
  readonly showPass?: boolean | undefined;
  readonly showSuppressed?: boolean | undefined;
  /** Each note at its place, not those of a kind as one. */
  readonly showNotes?: boolean | undefined;
  /** Also the code that related places are about. */
  readonly verbose?: boolean | undefined;
  /** Show no more findings than these. */
  readonly limit?: number | undefined;
  /** Neither hints nor what went well. */
  readonly quiet?: boolean | undefined;
  /** Only what changed was looked at. */
  readonly narrowed?: boolean | undefined;
  /** Of such a run: there was no change at all, in words (`Nothing is staged`). */
  readonly unchanged?: string | undefined;
  /** The SARIF run's category, without the final slash. */
  readonly category?: string | undefined;
  readonly versionControl?: VersionControl | undefined;
  /** Columns that a line of a code frame may take (default 120). */
  readonly width?: number | undefined;
  /** Resilint itself failed in this run, so the result is partial. */
  readonly toolFailed?: boolean | undefined;
  /** A job summary is written beside annotations, so what they leave out stands there. */
  readonly summary?: boolean | undefined;
  /** Bytes that the job summary holds already. */
  readonly summaryBytes?: number | undefined;
  /** Whether a line (from 1) was changed: such findings are annotated first. */
  isChanged?: ((file: string, line: number) => boolean) | undefined;
}

export interface VersionControl {
  /** As git knows it (`https://…`, `git@host:owner/name.git`). */
  readonly repositoryUri: string;
  readonly revisionId?: string | undefined;
  readonly branch?: string | undefined;
}

/** What a format needs of a run, and what those who print it need to know of it. What is left out is not so. */
export interface FormatNeeds {
  /** For people to read as it comes: where a run breaks off there is none. */
  readonly forPeople?: boolean;
  /** It is read in the folder that resilint runs in: files are named from there. */
  readonly fromHere?: boolean;
  /** It tells of every file, whatever changed: what a part of it leaves out would be taken for mended. */
  readonly wholeRun?: boolean;
  /** It names the repository and its revision. */
  readonly versionControl?: boolean;
  /** It holds the pages of the policies. */
  readonly documented?: boolean;
  /** A build shows the diagnostics in it, so that standard error need not. */
  readonly tellsDiagnostics?: boolean;
}

export interface ReportFormat extends FormatNeeds {
  /** Pure, the same text for the same result on every machine. Ends with a line break, also where there is nothing to tell (then a header, or the counts). */
  render(this: void, result: LintResult, options: ReportOptions): string;
}
