export type Format = 'stylish' | 'concise' | 'json' | 'sarif' | 'github' | 'azure' | 'gitlab' | 'rdjson' | 'junit' | 'markdown';
/** The names of the formats, in the order in which `--help` lists them. */
export declare const formats: readonly Format[];
/** A wrong option, setting or path given by the person; its message is made to be shown. */
export declare class OptionError extends Error {
}
/** What to lint, and how. Everything may be left out; the command line's options of the same names say more. */
export interface LintRequest {
    /**
     * The folder that paths are relative to (default: the current one). Nothing outside its git repository is read, but for
     * paths that lie in another one: these are linted there.
     */
    readonly cwd?: string;
    /** Files, folders and globs (default: the folder itself). */
    readonly paths?: readonly string[];
    /** Parameter files for the templates that are named. */
    readonly parameters?: readonly string[];
    /** Names of environment variables that templates may read. */
    readonly env?: readonly string[];
    readonly context?: DeploymentTarget;
    /** Instead of the configuration's; `recommended` where neither says. */
    readonly preset?: 'essential' | 'recommended' | 'all';
    /** What everything is deployed for, whatever a configuration or a tag says. */
    readonly environment?: 'production' | 'development';
    /** Only the policies of these packs: `vm`, `vmss`. */
    readonly packs?: readonly string[];
    /** Policies to use: `VM-13`, `pack:vm`, `category:security`, `severity:high`. */
    readonly select?: readonly string[];
    readonly ignore?: readonly string[];
    /** Checks that passed are among the findings, with the verdict `pass`. */
    readonly passes?: boolean;
    /** The template is all that is deployed: what it does not declare does not exist. */
    readonly whole?: boolean;
    /** An undecided check that fails for some allowed value of a parameter is a failure (default: as the configuration says). */
    readonly failOnPossible?: boolean;
    /** One configuration for all files, instead of the nearest one of each; `false`: none. */
    readonly config?: string | false;
    /** Folders of further policies. */
    readonly policies?: readonly string[];
    /** `false`: what suppressions say does not count (default: it does). */
    readonly suppressions?: boolean;
    /** A baseline for all files, instead of the configuration's; `false`: none. */
    readonly baseline?: string | false;
    /** Named files that are no templates are skipped. */
    readonly ignoreUnknown?: boolean;
    /** What is ignored is left out also where it is named. */
    readonly forceExclude?: boolean;
    /** Each template is judged as itself, also one that others use as a module. */
    readonly roots?: boolean;
}
/** Where the templates go. What is not said stays unknown. */
export interface DeploymentTarget {
    readonly subscriptionId?: string;
    readonly tenantId?: string;
    readonly managementGroup?: string;
    readonly resourceGroup?: string;
    readonly location?: string;
    readonly deploymentName?: string;
}
/**
 * Lints. What is wrong with a file is a diagnostic of the result; rejects with an `OptionError` for a wrong option or
 * configuration, whose message is made to be shown.
 */
export declare function lint(request?: LintRequest): Promise<LintResult>;
/** A result as text in one of the formats. */
export declare function render(result: LintResult, format: Format, options?: ReportOptions): Promise<string>;
/** The result of a run, as reports see it: plain data, places resolved, ordered, nothing secret in it. */
export interface LintResult {
    readonly toolVersion: string;
    /** The folder that files are named from, absolute: the top of the repository. Absent where nothing could be linted. */
    readonly root?: string;
    /** Every file that was asked for and looked at, in order of path. */
    readonly files: readonly LintedFile[];
    /** Files that were found and left out, in order of path. */
    readonly skipped: readonly SkippedFile[];
    /** Parameter files that were asked for: by option, or among the paths. */
    readonly parameterFiles?: readonly string[];
    readonly findings: readonly Finding[];
    readonly diagnostics: readonly LintDiagnostic[];
    /** What would be among them, if it were not suppressed. */
    readonly suppressedDiagnostics?: readonly LintDiagnostic[];
    /** Every policy that was enabled, in order of id (VM-2 before VM-10). */
    readonly policies: readonly PolicyInfo[];
    /** Of the diagnostics the rules that configurations know, where reports want documentation. */
    readonly rules?: readonly PolicyInfo[];
    readonly statistics: Statistics;
    /** What `--fix` makes where the command line does not say it, if a configuration does. */
    readonly fixLevel?: FixLevel;
    /**
     * The text of a file that a location names, for code frames, snippets and diffs: what a secure parameter or property
     * holds stands as asterisks, one a code unit, so offsets hold. `undefined` where the file cannot be read.
     */
    text(file: string): string | undefined;
}
/** Says which fixes `--fix` makes: those of which every edit is in a file that was asked for. */
export declare function editable({ files, parameterFiles }: LintResult): (fix: Fix) => boolean;
export interface LintedFile {
    /** Relative to the workspace root, forward slashes. */
    readonly path: string;
    readonly language: 'arm' | 'bicep';
    /** `linked`: judged where other files use it as a module or linked template, so it has no checks of its own. */
    readonly kind: 'template' | 'linked' | 'parameters';
    /** `failed`: could not be read as a template; its diagnostic says why. */
    readonly status: 'linted' | 'failed';
    readonly resources: number;
    /** Labels of the parameter sets it was judged with; empty for the defaults alone. */
    readonly parameterSets: readonly string[];
    /** How the checks of this file ended. */
    readonly checks?: FileChecks;
    /** Of one that is linked: the templates through which it was judged. */
    readonly through?: readonly string[];
}
export interface SkippedFile {
    readonly path: string;
    /** A clause: `compiled from 'main.bicep', which is linted`. */
    readonly reason: string;
}
export interface FileChecks {
    readonly passed: number;
    readonly failed: number;
    readonly open: number;
    readonly review: number;
}
export type Severity = 'high' | 'medium' | 'low';
export type Verdict = 'pass' | 'fail' | 'open' | 'review' | 'notApplicable';
export interface PolicyInfo {
    readonly id: string;
    /** Pascal case, SARIF's friendly name. */
    readonly name: string;
    readonly title: string;
    readonly category: string;
    readonly severity: Severity;
    readonly pack: string;
    readonly precision: 'very-high' | 'high' | 'medium' | 'low';
    readonly securitySeverity?: string;
    /** The smallest preset that has it. */
    readonly preset: 'essential' | 'recommended' | 'all';
    readonly tags: readonly string[];
    readonly helpUri: string;
    /** Why and what to do, plain text and Markdown. */
    readonly help: {
        readonly text: string;
        readonly markdown: string;
    };
    readonly source: {
        readonly document: string;
        readonly url: string;
    };
    /** Policies that say the same more closely: where one of them fails, this one is silent. */
    readonly yieldsTo?: readonly string[];
    /** Rules of other tools that ask for the same: PSRule for Azure, Checkov, the APRL, Azure Policy. */
    readonly same?: Readonly<Partial<Record<'psrule' | 'checkov' | 'aprl' | 'azurePolicy', readonly string[]>>>;
}
export interface Finding {
    readonly policy: string;
    readonly verdict: Verdict;
    readonly severity: Severity;
    /** What is wrong, of which resource. */
    readonly message: string;
    /** What to do, and why, where the policy says it apart. */
    readonly help?: string;
    readonly location: Location;
    readonly related: readonly RelatedLocation[];
    readonly resource: {
        readonly id: string;
        readonly type: string;
        readonly name: string;
    };
    /** The condition under which the resource exists, when that is not known. */
    readonly when?: string;
    /** The parameter sets it occurs with, when there are several and it does not occur with all. */
    readonly parameterSets: readonly string[];
    /** For an open verdict: what was not known, why, and where it comes from. */
    readonly unknowns: readonly UnknownCause[];
    /**
     * Of an undecided check: the values of parameters with which it fails, whatever the others are. Of a failure: that it is
     * only possible (`--fail-on-possible`), and with which.
     */
    readonly failsFor?: readonly FailingValues[];
    /** Of an undecided check: there were more cases than are tried, so it may fail for other values too. */
    readonly untried?: boolean;
    /** Open only because the template may not be the whole deployment (`--whole`). */
    readonly waitsForWhole: boolean;
    readonly fixes: readonly Fix[];
    /** Why no fix is offered although the policy names one. */
    readonly withheld?: string;
    /** Stable across moved lines: policy, file, resource and route, hashed; unique within a run. */
    readonly fingerprint: string;
    readonly suppression?: AppliedSuppression;
    /** How many instances (loop items, module calls) fold into this one finding. */
    readonly instances: number;
}
export interface AppliedSuppression {
    /** In the template, or in the configuration. */
    readonly kind: 'inSource' | 'external';
    readonly reason?: string;
    readonly location?: Location;
}
export interface FailingValues {
    /** `sku`; `disk.sku` for the member of an object. */
    readonly parameter: string;
    readonly values: readonly ParameterValue[];
    /** Those with which the check passes; with the others it stays undecided, or does not concern the resource. */
    readonly passes: readonly ParameterValue[];
    /** How many values are allowed. */
    readonly of: number;
    /** Where one parameter alone does not decide it: the other one, with its value. */
    readonly given?: {
        readonly parameter: string;
        readonly value: ParameterValue;
    };
}
/** Numbers beyond 2^53 are texts of their digits. */
export type ParameterValue = string | number | boolean | null;
export interface UnknownCause {
    /** Absent where the reason stands for itself: there is no value that somebody could supply. */
    readonly expression?: string;
    readonly reason: string;
    readonly location?: Location;
}
/** Offsets are UTF-16 code units in the file's decoded text (BOM not counted); lines and columns are 1-based. */
export interface Location {
    readonly file: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly startOffset: number;
    readonly endOffset: number;
}
export interface RelatedLocation {
    readonly message: string;
    /** The module or deployment by which the resource is deployed. */
    readonly call?: true;
    readonly location: Location;
}
/** What a fix means for what is deployed: see `Fix`. */
export type FixClass = 'safe' | 'in-place' | 'disruptive';
/** Up to which class fixes are made. */
export type FixLevel = 'safe' | 'in-place' | 'all';
export interface Fix {
    readonly title: string;
    /**
     * What making it means for what is deployed today. `safe`: nothing changes. `in-place`: Azure changes the resource
     * where it is; nothing restarts, costs more or stops working. `disruptive`: all else.
     */
    readonly applicability: FixClass;
    /** A clause: why it is of this class. */
    readonly why: string;
    readonly edits: readonly {
        readonly location: Location;
        readonly text: string;
    }[];
}
export interface LintDiagnostic {
    readonly severity: 'error' | 'warning' | 'note';
    readonly code: string;
    readonly message: string;
    readonly location?: Location;
    /** The file, where there is no place in it (unreadable, not found). */
    readonly file?: string;
    /** What it is about, where many of a kind are told as one. */
    readonly subject?: string | undefined;
    /** What one that tells of many of a kind is about. */
    readonly subjects?: readonly string[];
    readonly suppression?: AppliedSuppression;
}
export interface Statistics {
    readonly checks: number;
    readonly passed: number;
    readonly failed: number;
    readonly open: number;
    readonly review: number;
    readonly notApplicable: number;
    /** Open checks that `--whole` would decide. */
    readonly waitingForWhole: number;
    /** Open checks that fail for some allowed value of a parameter. */
    readonly possible: number;
    /** Failures that somebody suppressed. */
    readonly suppressed: number;
    /** Failures that are in the baseline. */
    readonly baselined: number;
    readonly milliseconds: number;
    /** Of these: for finding files, for evaluating and judging them, for proving edits and all that follows. */
    readonly phases?: Readonly<Record<'finding' | 'judging' | 'edits', number>>;
    /** Milliseconds by file, those that took most first. */
    readonly slowest?: readonly (readonly [file: string, milliseconds: number])[];
    /** By policy, those that judged something. */
    readonly policies?: Readonly<Record<string, FileChecks>>;
}
/** GitHub's runner drops a job summary over 1 MiB whole. */
export declare const summaryLimit: number;
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
