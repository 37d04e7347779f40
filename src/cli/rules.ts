import process from 'node:process';
import { catalog, policyNamed } from '../lint/catalog.ts';
import type { PolicyInfo } from '../lint/result.ts';
import type { ExplainArguments, RulesArguments } from './arguments.ts';
import { exitCode } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint rules`: every policy, a line each, as JSON, or as a Markdown table. */
export async function rules(argv: RulesArguments): Promise<number> {
  const { policies, diagnostics } = await asUsage(() => catalog({ cwd: process.cwd(), policies: argv.policies }));
  process.stdout.write(formats[argv.format](policies));
  for (const { file, message } of diagnostics) process.stderr.write(`${file ?? ''}: ${message}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCode.usage : exitCode.clean;
}

const formats = {
  text: (policies: readonly PolicyInfo[]): string => {
    const width = Math.max(...policies.map(({ id }) => id.length));
    return policies
      .map(
        ({ id, severity, category, title }) =>
          `${id.padEnd(width)}  ${severity.padEnd(6)}  ${category.padEnd(18)}  ${title}\n`,
      )
      .join('');
  },
  json: (policies: readonly PolicyInfo[]): string => `${JSON.stringify(policies, undefined, 2)}\n`,
  markdown: (policies: readonly PolicyInfo[]): string => {
    const rows = policies.map(
      ({ id, severity, category, title, helpUri }) =>
        `| [${id}](${helpUri}) | ${severity} | ${category} | ${title.replaceAll('|', '\\|')} |`,
    );
    return `${['| policy | severity | category | recommendation |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
  },
};

/** `resilint explain ID`: the policy's page. */
export async function explain(argv: ExplainArguments): Promise<number> {
  const { info } = await asUsage(() => policyNamed(argv.id, { cwd: process.cwd(), policies: argv.policies }));
  process.stdout.write(`${info.help.markdown.trimEnd()}\n`);
  return exitCode.clean;
}
