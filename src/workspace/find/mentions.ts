import path from 'node:path';
import { isBicepFile } from '../language.ts';

/** What the text of a file says of other files, taken from it without parsing: rather too much than too little. */
export interface Mentions {
  /** Paths relative to the workspace root; those of folders end in a slash. */
  readonly files: readonly string[];
  /** How the names of files end that may be linked to, in lower case: `vnet.json`, or `.json` where the name is computed. */
  readonly ends: readonly string[];
  /** The templates that a parameter file says it is for. */
  readonly templates: readonly string[];
  /** The modules of registries and template specs that a Bicep file names, as it writes them. */
  readonly modules: readonly string[];
}

/** @param file Relative to the workspace root. */
export function mentionsIn(file: string, text: string): Mentions {
  return isBicepFile(file) ? inBicep(file, text) : inJson(file, text);
}

/** A string of Bicep that ends as the name of a template or parameter file; one that is loaded, whatever it is called. */
const named = /'([^'\n]*\.(?:bicep|bicepparam|jsonc?|arm))'/gi;
/** The same where some string holds a quote: slower. */
const namedWithQuotes = /'((?:[^'\\\n]|\\[^\n])*\.(?:bicep|bicepparam|jsonc?|arm))'/gi;
const loaded = /\bload(\w*)\s*\(\s*'((?:[^'\\\n]|\\[^\n])*)'/g;
const modules = /'((?:br|ts)[:/][^'\n]*)'/g;
const usings = /^[ \t]*using\s+'((?:[^'\\\n]|\\[^\n])*)'/gm;

function inBicep(file: string, text: string): Mentions {
  const strings = Array.from(
    text.matchAll(text.includes("\\'") ? namedWithQuotes : named),
    ([, string = '']) => string,
  );
  const paths = strings.filter((string) => !string.includes('${'));
  for (const [, what, string = ''] of text.includes('load') ? text.matchAll(loaded) : [])
    paths.push(what === 'DirectoryFileInfo' ? `${string}/` : string);
  const used = /\.bicepparam$/i.test(file) ? Array.from(text.matchAll(usings), ([, string = '']) => string) : [];
  return {
    files: paths.map((each) => besides(file, unescaped(each))),
    ends:
      text.includes('templateLink') || text.includes('parametersLink')
        ? strings.map((each) => endOf(unescaped(each)))
        : [],
    templates: used.map((each) => besides(file, unescaped(each))),
    modules: Array.from(text.matchAll(modules), ([, reference = '']) => reference),
  };
}

/** Within a text of JSON, whatever expression it is part of. */
const pieces = /([^"'\s,()[\]{}/\\]*)\.(jsonc?|arm)(?![\w.-])/gi;
const metadata = /"template"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

function inJson(file: string, text: string): Mentions {
  const ends = /templateLink|parametersLink/i.test(text)
    ? Array.from(text.matchAll(pieces), ([piece]) => piece.toLowerCase())
    : [];
  const templates = mayBeParameters(file) ? Array.from(text.matchAll(metadata), ([, string = '']) => string) : [];
  return {
    files: [],
    ends: [...new Set(ends)],
    templates: templates.map((each) => besides(file, decoded(each))),
    modules: [],
  };
}

/** By name, as parameter files beside a template are found. */
export function mayBeParameters(file: string): boolean {
  return /param[^/]*$/i.test(file);
}

function endOf(string: string): string {
  return (/[^/\\})]*$/.exec(string)?.[0] ?? string).toLowerCase();
}

function besides(file: string, other: string): string {
  return path.posix.join(path.posix.dirname(file), other.replaceAll('\\', '/'));
}

function unescaped(string: string): string {
  if (!string.includes('\\')) return string;
  return string.replace(/\\(?:u\{([0-9a-f]{1,6})\}|(.))/gi, (_, code: string | undefined, sign: string) =>
    code === undefined ? sign : character(Number.parseInt(code, 16)),
  );
}

function character(code: number): string {
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

function decoded(string: string): string {
  try {
    return String(JSON.parse(`"${string}"`));
  } catch {
    return string;
  }
}
