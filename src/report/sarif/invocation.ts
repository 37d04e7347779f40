import type { Invocation, Notification } from 'sarif';
import type { LintDiagnostic, LintResult } from '../../result/result.ts';
import { sarifText, visible } from '../escape.ts';
import type { ReportOptions } from '../options.ts';
import { artifactLocation, physicalLocation } from './locations.ts';
import { sentence } from './message.ts';
import { isProblem } from './problems.ts';

/**
 * How the run went. It is a success unless resilint itself failed, whatever was found: GitHub refuses the log of a
 * run that was none. No time, user, folder or command line, so that a rerun writes the same bytes.
 */
export function invocationOf(result: LintResult, cutResults: number, options: ReportOptions): Invocation {
  const notifications = result.diagnostics
    .filter((diagnostic) => !isProblem(diagnostic, result))
    .map((diagnostic) => notificationOf(diagnostic, result));
  return {
    executionSuccessful: options.toolFailed !== true,
    toolExecutionNotifications: [...notifications, ...(cutResults > 0 ? [cutNotification(cutResults)] : [])],
  };
}

/** The code stands alone: GitHub's rules want of each described notification all that they want of a rule. */
function notificationOf(diagnostic: LintDiagnostic, result: LintResult): Notification {
  const { location, file } = diagnostic;
  const whole = file === undefined ? undefined : { artifactLocation: artifactLocation(file) };
  const place = location ? physicalLocation(location, result) : whole;
  return {
    descriptor: { id: visible(diagnostic.code) },
    level: diagnostic.severity,
    message: { text: sarifText(sentence(diagnostic.message)) },
    ...(place && { locations: [{ physicalLocation: place }] }),
  };
}

function cutNotification(count: number): Notification {
  const text = `${count} results were left out, the least severe: GitHub accepts 25,000 a run.`;
  return { level: 'warning', message: { text } };
}
