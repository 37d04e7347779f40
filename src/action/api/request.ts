import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { jsonText } from '../../source/json/write.ts';
import { version } from '../../version.ts';
import { ActionError } from '../error.ts';

/** Where GitHub's API is, and who asks. */
export interface Api {
  /** `GITHUB_API_URL`, which the runner sets: `https://api.github.com`, or that of a server of one's own. */
  readonly address: string;
  readonly token: string;
}

export interface Answer {
  readonly status: number;
  /** What the answer holds as JSON; `undefined` where it is none. */
  readonly body: unknown;
}

const milliseconds = 20_000;
const maxBytes = 8 * 1024 * 1024;

/**
 * Asks GitHub's API. A token goes nowhere in plain text but to this machine, and no redirection is followed. Throws
 * `ActionError` where there is no answer, or too long a one.
 */
export function ask(api: Api, method: 'GET' | 'POST', path: string, content?: object): Promise<Answer> {
  const url = URL.canParse(api.address) ? new URL(`${api.address.replace(/\/+$/, '')}${path}`) : undefined;
  const isHere = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (url === undefined || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)))
    return Promise.reject(new ActionError(`'${api.address}' is no address of GitHub's API`));
  const body = content && jsonText(content);
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${api.token}`,
    'user-agent': `resilint/${version}`,
    'x-github-api-version': '2022-11-28',
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const fail = (message: string): void => reject(new ActionError(`GitHub's API cannot be asked: ${message}`));
    const sent = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, { method, headers });
    const timer = setTimeout(() => sent.destroy(new Error('it does not answer')), milliseconds);
    sent.on('error', (error) => fail(error.message));
    sent.on('close', () => clearTimeout(timer));
    sent.on('response', (response) => {
      received(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, body: parsed(text) }),
        (error: Error) => {
          sent.destroy();
          fail(error.message);
        },
      );
    });
    sent.end(body);
  });
}

async function received(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error('its answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
