import { wholeMessage } from '../../result/message.ts';
import type { Finding } from '../../result/result.ts';
import { sarifLinkText, sarifText } from '../escape.ts';

/** GitHub shows up to 100 related locations. */
export const relatedLimit = 100;

/**
 * The plain text of a result: full sentences, then links to its related locations, `[text](id)`, where the id is the
 * location's place in `relatedLocations`, from 1. A failure begins with the title of its policy: tools that sum up by
 * what messages have in common would say nothing else, and the headline stands behind it in the first sentence.
 */
export function resultText(finding: Finding, title: string | undefined): string {
  const links = finding.related
    .slice(0, relatedLimit)
    .map(({ message }, at) => `[${linkText(message, at)}](${at + 1})`);
  return [
    ...facts(finding, title).map((text) => sarifText(sentence(text))),
    ...(links.length > 0 ? [`Related: ${links.join(', ')}.`] : []),
  ].join(' ');
}

function facts(finding: Finding, title: string | undefined): readonly string[] {
  const { when, parameterSets, instances, unknowns, untried } = finding;
  return [
    title === undefined || finding.verdict !== 'fail' ? wholeMessage(finding) : `${title}: ${wholeMessage(finding)}`,
    ...(when === undefined ? [] : [`The resource exists only when ${when}`]),
    ...(parameterSets.length === 0 ? [] : [`With the parameter sets ${parameterSets.join(', ')}`]),
    ...(instances > 1 ? [`Holds for ${instances} instances`] : []),
    ...(untried ? ['Not all allowed values were tried'] : []),
    ...unknowns
      .filter(({ reason }) => !finding.message.includes(reason))
      .map(({ expression, reason }) => `Not known: ${expression === undefined ? reason : `${expression} (${reason})`}`),
  ];
}

function linkText(message: string, at: number): string {
  return sarifLinkText(message.trim()) || `place ${at + 1}`;
}

/** Ends with a full stop. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
