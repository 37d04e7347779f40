import process from 'node:process';
import { OptionError } from '../lint/select.ts';
import { trace as traceResources } from '../lint/trace.ts';
import type { TraceArguments } from './arguments.ts';
import { contextOf } from './context.ts';
import { exitCode, UsageError } from './exit-codes.ts';

/** `resilint trace POLICY RESOURCE [paths…]`: why a policy says of a resource what it says. */
export async function trace(argv: TraceArguments): Promise<number> {
  try {
    const { text, count } = await traceResources({
      cwd: process.cwd(),
      policy: argv.policy,
      resource: argv.resource,
      paths: argv.paths,
      parameters: argv.parameters,
      environment: argv.env,
      context: contextOf(argv),
      policies: argv.policies,
      whole: argv.whole,
    });
    if (count === 0)
      throw new UsageError(
        `${argv.policy} judges no resource called '${argv.resource}' here (resilint graph FILE lists resources)`,
      );
    process.stdout.write(text);
    return exitCode.clean;
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.message);
    throw error;
  }
}
