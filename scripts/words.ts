/**
 * The voice of messages: a headline says what is wrong, of what, in a short line; help says what to do. Both are
 * sentences in the words that Azure and the field use. The tests hold all that is said to a person to this.
 */

interface ForeignWord {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Words that messages do not use, each with what says it better. */
const foreignWords: readonly ForeignWord[] = [
  { pattern: /\bmend(?:s|ed|ing)?\b/, instead: 'fix' },
  { pattern: /\bheed(?:s|ed|ing)?\b/, instead: 'use, read, follow' },
  { pattern: /\b(?:stands?|stood|standing)\b/, instead: 'is, is in, is written' },
  { pattern: /\b(?:do|does|did|doing) without\b/, instead: 'has no, is off' },
  { pattern: /\botherwise\b/, instead: 'else, differently, or say it in two sentences' },
  { pattern: /\b(?:is|are|was|were|be|been|gets?) lost\b/, instead: 'fails, is unavailable, is deleted' },
  { pattern: /\bof (?:its|their|your|his|her|our) own\b/, instead: 'its, separate, custom' },
  { pattern: /\b(?:takes?|took|taken)\b(?! (?:up to|place|part|effect|longer))/, instead: 'accepts, needs, uses' },
  { pattern: /(?<!\bvirtual )\bmachines?\b/, instead: 'VM, instance; of the one that resilint runs on, computer' },
  { pattern: /\bmay (?:well )?be that\b/, instead: 'may' },
  { pattern: /\b(?:comes?|came) to\b/, instead: 'is, evaluates to' },
  { pattern: /\b(?:hangs?|hung) (?:on|together)\b/, instead: 'depends on' },
  { pattern: /\b(?:can|cannot|could|may|must) be had\b/, instead: 'is available' },
  { pattern: /\bpromis(?:e|es|ed|ing)\b/, instead: 'SLA, guarantees' },
  { pattern: /\bwants?\b/, instead: 'expects, needs' },
  { pattern: /\b(?:upon|thereof|hence|thus|likewise|lest|whence|hither|shall|ought)\b/, instead: 'a plain word' },
  { pattern: /\bin vain\b/, instead: 'without effect' },
  { pattern: /\bby hand\b/, instead: 'manually' },
  { pattern: /\bis well\b/, instead: 'is healthy' },
  { pattern: /\bgives? up\b/, instead: 'stops' },
  { pattern: /\bno ordinary\b/, instead: 'not' },
  { pattern: /\bthe like\b/, instead: 'such as' },
  { pattern: /\bbeside\b/, instead: 'next to, together with' },
  { pattern: /\boperating system disk/, instead: 'OS disk' },
  { pattern: /\bnetwork interface/, instead: 'NIC' },
];

/** Characters of a headline, its names not counted. */
export const headlineLimit = 70;

/** Characters of the title of an edit. */
export const titleLimit = 60;

/** What a placeholder counts: names are as long as people make them. */
const shortName = 'vm-1';

/** What is wrong with the words of a text; what is quoted or put in is not ours. */
export function faultsOfWords(text: string): string[] {
  const ours = unquoted(withShortNames(text)).toLowerCase();
  return foreignWords.flatMap(({ pattern, instead }) => {
    const [word] = pattern.exec(ours) ?? [];
    return word === undefined ? [] : [`'${word}' is not our word (say: ${instead}): ${text}`];
  });
}

/** What is wrong with a headline: one short sentence, names in quotes. */
export function faultsOfHeadline(text: string): string[] {
  const { length } = withShortNames(text);
  return [
    ...faultsOfSentences(text),
    ...(length > headlineLimit ? [`a headline has ${headlineLimit} characters, this one ${length}: ${text}`] : []),
    ...(/[.!?] \S/.test(unquoted(withShortNames(text))) ? [`a headline is one sentence: ${text}`] : []),
  ];
}

/** What is wrong with one or more sentences, of a headline or of help. */
export function faultsOfSentences(text: string): string[] {
  return [
    ...faultsOfWords(text),
    ...(/^[\p{Lu}\d']/u.test(text.replace(/^\{place\}/, 'P')) ? [] : [`begin with a capital or a quote: ${text}`]),
    ...(text.endsWith('.') ? [] : [`end with a period: ${text}`]),
    ...(text.replaceAll('{{', '').match(/(?<!')\{(?:[^{}[\]]+\.)?(?<!sku\.)(?:full)?name\}(?!')/gi) ?? []).map(
      (name) => `'${name}' belongs into quotes: ${text}`,
    ),
  ];
}

/** What is wrong with the title of an edit, or a note of a related place: a short phrase, without a period. */
export function faultsOfPhrase(text: string): string[] {
  const { length } = withShortNames(text);
  return [
    ...faultsOfWords(text),
    ...(/^[\p{Lu}\d'{]/u.test(text) ? [] : [`begin with a capital: ${text}`]),
    ...(text.endsWith('.') ? [`a phrase has no period: ${text}`] : []),
    ...(length > titleLimit ? [`a phrase has ${titleLimit} characters, this one ${length}: ${text}`] : []),
  ];
}

function withShortNames(text: string): string {
  return text.replaceAll(/\$?\{[^{}]*\}/g, shortName);
}

/** The apostrophe of `the set's` is none. */
function unquoted(text: string): string {
  return text.replaceAll(/(?<![\p{L}\d])'[^']*'(?![\p{L}\d])/gu, "''").replaceAll(/`[^`]*`/g, '``');
}
