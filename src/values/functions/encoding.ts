import { equalsIgnoreCase } from '../dotnet/casing.ts';
import { JsonError, readLenientJson } from '../dotnet/json-read.ts';
import { writeJson } from '../dotnet/json-write.ts';
import { decodeUrl, escapeData, wellFormed } from '../dotnet/percent.ts';
import { checkLength } from '../limits.ts';
import { isPlainArray, isPlainObject, type Plain } from '../plain.ts';
import { scalarText } from '../text.ts';
import { EvaluationError, type FunctionEntry } from './entry.ts';
import { plain } from './signature.ts';
import { plainText } from './text-arguments.ts';

/** Strings that carry other values: base 64, data URIs, percent notation, JSON. */
export const encodingFunctions: readonly FunctionEntry[] = [
  plain('string', 'base64(inputString: string|null): string', ([text]) => toBase64('base64', plainText(text))),
  plain('string', 'base64ToJson(base64Value: string|null): any', ([text]) =>
    parseJson('base64ToJson', fromBase64('base64ToJson', plainText(text))),
  ),
  plain('string', 'base64ToString(base64Value: string|null): string', ([text]) =>
    fromBase64('base64ToString', plainText(text)),
  ),
  plain('string', 'dataUri(stringToConvert: any): string', ([value]) => dataUri(value ?? null)),
  plain('string', 'dataUriToString(dataUriToConvert: string|null): string', ([text]) =>
    dataUriToString(plainText(text)),
  ),
  plain('object', 'json(arg1: string|null): any', ([text]) =>
    text === null ? new Map() : parseJson('json', plainText(text)),
  ),
  plain('string', 'uriComponent(stringToEncode: string|null): string', ([text]) => escaped(plainText(text))),
  plain('string', 'uriComponentToString(uriEncodedString: string|null): string', ([text]) =>
    decodeUrl(plainText(text)),
  ),
];

function toBase64(name: string, text: string): string {
  checkLength(name, text.length);
  return Buffer.from(wellFormed(text), 'utf8').toString('base64');
}

/** .NET's `Convert.FromBase64String` ignores white space and insists on the padding. */
function fromBase64(name: string, text: string): string {
  const clean = text.replace(/[ \t\r\n]/g, '');
  if (clean.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(clean))
    return Buffer.from(clean, 'base64').toString('utf8');
  throw new EvaluationError(
    'bad-argument',
    `${name}() expects a base64 text, padded with '=' to a multiple of four characters`,
    0,
  );
}

function parseJson(name: string, text: string): Plain {
  try {
    return readLenientJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new EvaluationError(
      'bad-argument',
      `${name}() expects JSON, but at character ${error.offset + 1}: ${error.message}`,
      0,
    );
  }
}

function escaped(text: string): string {
  checkLength('uriComponent', text.length);
  return escapeData(text);
}

function dataUri(value: Plain): string {
  const structured = isPlainObject(value) || isPlainArray(value);
  const type = value === null || typeof value === 'string' ? 'text/plain' : 'application/json';
  return `data:${type};charset=utf8;base64,${toBase64('dataUri', structured ? writeJson(value) : scalarText(value))}`;
}

/** `data:[type][;charset=utf-8][;base64],data` */
function dataUriToString(text: string): string {
  const match = /^data:([^,]*),(.*)$/is.exec(text);
  const tokens = (match?.[1] ?? '').split(';').slice(1);
  const charset = tokens.find((token) => /^charset=/i.test(token))?.slice(8);
  const wrong = match === null || tokens.some((token) => token.trim() === '');
  if (wrong || (charset !== undefined && !/^utf-?8$/i.test(charset))) {
    throw new EvaluationError(
      'bad-argument',
      "dataUriToString() expects a data URI such as 'data:;base64,SGVsbG8=' in UTF-8",
      0,
    );
  }
  const data = match[2] ?? '';
  return equalsIgnoreCase(tokens.at(-1) ?? '', 'base64') ? fromBase64('dataUriToString', data) : decodeUrl(data);
}
