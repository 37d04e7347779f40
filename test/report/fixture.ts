import type {
  Finding,
  LintDiagnostic,
  LintedFile,
  LintResult,
  Location,
  PolicyInfo,
  Statistics,
} from '../../src/result/result.ts';

/** The `nth` occurrence (from 1) of a text in a file, as a location. */
export function at(file: string, text: string, needle: string, nth = 1): Location {
  let start = -1;
  for (let round = 0; round < nth; round += 1) start = text.indexOf(needle, start + 1);
  if (start === -1) throw new Error(`${file} does not hold ${needle} ${nth} times`);
  return spanAt(file, text, start, start + needle.length);
}

export function spanAt(file: string, text: string, start: number, end: number): Location {
  const from = position(text, start);
  const to = position(text, end);
  return {
    file,
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    startOffset: start,
    endOffset: end,
  };
}

function position(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

export function policy(id: string, change: Partial<PolicyInfo> = {}): PolicyInfo {
  return {
    id,
    name: 'AttachOneSecurityGroup',
    title: 'Attach a network security group to the subnet or to the network interface',
    category: 'security',
    severity: 'low',
    pack: 'vm',
    precision: 'high',
    tags: ['network'],
    preset: 'recommended',
    helpUri: 'https://learn.microsoft.com/azure/reliability/reliability-virtual-machines',
    help: {
      text: 'Rules in one place are easy to follow.\n\nRemove one of the two groups.',
      markdown: 'Rules in **one** place are easy to follow.\n\nRemove one of the two groups.',
    },
    source: {
      document: 'Reliability in Azure Virtual Machines',
      url: 'https://learn.microsoft.com/azure/reliability/reliability-virtual-machines',
    },
    ...change,
  };
}

export function finding(location: Location, change: Partial<Finding> = {}): Finding {
  return {
    policy: 'VM-13',
    verdict: 'fail',
    severity: 'low',
    message: "Two network security groups filter the traffic of NIC 'nic1'.",
    location,
    related: [],
    resource: {
      id: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/networkInterfaces/nic1',
      type: 'Microsoft.Network/networkInterfaces',
      name: 'nic1',
    },
    parameterSets: [],
    unknowns: [],
    waitsForWhole: false,
    fixes: [],
    fingerprint: `${change.policy ?? 'VM-13'}@${location.file}:${location.startOffset}`,
    instances: 1,
    ...change,
  };
}

export function file(path: string, change: Partial<LintedFile> = {}): LintedFile {
  return {
    path,
    language: path.endsWith('.bicep') ? 'bicep' : 'arm',
    kind: 'template',
    status: 'linted',
    resources: 1,
    parameterSets: [],
    ...change,
  };
}

export interface Parts {
  readonly files?: readonly LintedFile[];
  readonly findings?: readonly Finding[];
  readonly diagnostics?: readonly LintDiagnostic[];
  readonly policies?: readonly PolicyInfo[];
  readonly statistics?: Partial<Statistics>;
  readonly texts?: Readonly<Record<string, string>>;
}

export function result(parts: Parts): LintResult {
  const texts = new Map(Object.entries(parts.texts ?? {}));
  const findings = parts.findings ?? [];
  const failed = findings.filter(({ verdict }) => verdict === 'fail').length;
  return {
    toolVersion: '0.1.0',
    files: parts.files ?? [...texts.keys()].map((path) => file(path)),
    skipped: [],
    findings,
    diagnostics: parts.diagnostics ?? [],
    policies: parts.policies ?? [policy('VM-13')],
    statistics: {
      checks: failed,
      passed: 0,
      failed,
      open: 0,
      review: 0,
      notApplicable: 0,
      waitingForWhole: 0,
      possible: 0,
      suppressed: 0,
      baselined: 0,
      milliseconds: 17,
      ...parts.statistics,
    },
    text: (path) => texts.get(path),
  };
}
