import process from 'node:process';
import { traceResource } from '../author/trace.ts';
import { loadTrace } from '../report/index.ts';
import { print } from '../report/print.ts';
import type { TraceArguments } from './command-options.ts';
import { configOf, contextOf } from './context.ts';
import { exitCode, UsageError } from './exit-codes.ts';
import { terminalOf } from './terminal.ts';
import { asUsage } from './usage.ts';

/** `resilint trace POLICY RESOURCE [paths…]`: why a policy says of a resource what it says. */
export async function trace(argv: TraceArguments): Promise<number> {
  const { policy, resource, paths, parameters, policies, whole } = argv;
  const context = contextOf(argv);
  const traces = await asUsage(() =>
    traceResource({
      cwd: process.cwd(),
      policy,
      resource,
      paths,
      parameters,
      environment: argv.environment,
      env: argv.env,
      context,
      policies,
      whole,
      config: configOf(argv),
    }),
  );
  if (traces.length === 0)
    throw new UsageError(
      `${policy} judges no resource called '${resource}' here (resilint graph FILE lists resources)`,
    );
  const render = await loadTrace();
  print(render(traces, { ...terminalOf(process.stdout, argv.color), verbose: argv.verbose }));
  return exitCode.clean;
}
