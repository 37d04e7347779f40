import { tableOf } from '../source/own.ts';

/** What other linters call their commands, and what does the same here. */
const commands = tableOf({
  rule: 'rules',
  lint: 'check',
  scan: 'check',
  run: 'check',
  analyze: 'check',
  ci: 'check',
  list: 'rules',
  'list-rules': 'rules',
  docs: 'explain',
  help: '--help',
  version: '--version',
  config: '--print-config FILE',
  test: 'policy test',
  new: 'policy new',
  viz: 'graph',
});

/** What ruff, eslint, biome, zizmor, Checkov, KICS, Trivy and PSRule call their options. */
const options = tableOf({
  'exit-zero': '--fail-on never',
  'soft-fail': '--fail-on never',
  'no-fail': '--fail-on never',
  'no-exit-codes': '--fail-on never',
  'exit-code': '--fail-on',
  'hard-fail-on': '--fail-on',
  'soft-fail-on': '--fail-on',
  'max-warnings': '--fail-on',
  'error-on-warnings': '--fail-on medium',
  'min-severity': '--fail-on',
  'minimum-severity': '--fail-on',
  severity: '--select severity:…',
  'diagnostic-level': '--fail-on',
  'output-format': '--format',
  'report-format': '--format',
  reporter: '--format',
  output: '--format, or --report FORMAT=FILE for a file',
  o: '--format, or --report FORMAT=FILE for a file',
  'output-file': '--report FORMAT=FILE',
  'output-path': '--report FORMAT=FILE',
  'output-file-path': '--report FORMAT=FILE',
  check: '--select',
  c: '--config',
  rule: '--select',
  rules: '--select',
  only: '--select',
  'extend-select': '--select',
  'skip-check': '--ignore',
  skip: '--ignore',
  'extend-ignore': '--ignore',
  exclude: "--force-exclude, with 'ignores' in the configuration",
  'ignore-pattern': "'ignores' in the configuration",
  'skip-path': "'ignores' in the configuration",
  persona: '--preset',
  baselines: '--baseline',
  'create-baseline': '--update-baseline',
  'suppress-all': '--add-suppressions REASON',
  'add-noqa': '--add-suppressions REASON',
  'external-checks-dir': '--policies',
  rulesdir: '--policies',
  'unsafe-fixes': '--fix=all',
  write: '--fix',
  unsafe: '--fix=all',
  'fix-dry-run': '--diff',
  'show-fixes': '--diff',
  'show-settings': '--print-config FILE',
  'show-files': '--list-files',
  compact: '--format concise',
  'stdin-file-path': '--stdin-filename',
  stdin: '-, with --stdin-filename',
  directory: 'the folder as it is',
  d: 'the folder as it is',
  file: 'the file as it is',
});

/** What a command of another linter is called here. `rule VM-1` is a question about one policy. */
export function neighbourCommand(word: string, next: string | undefined): string | undefined {
  if (word === 'rule' && next !== undefined && !next.startsWith('-')) return `explain ${next}`;
  return commands.get(word.toLowerCase());
}

/** What does here what an option of another linter does. */
export function neighbourOption(name: string): string | undefined {
  return options.get(name.toLowerCase());
}
