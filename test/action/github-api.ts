import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

export interface Comment {
  readonly path: string;
  readonly line: number;
  readonly start_line?: number;
  readonly side: string;
  readonly body: string;
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly content?: { readonly commit_id: string; readonly event?: string; readonly comments?: readonly Comment[] };
}

export interface GithubApi {
  readonly address: string;
  /** What was asked so far. */
  asked(): readonly Asked[];
}

/**
 * As much of GitHub's API as comments on a pull request need, in a thread of its own: the step is waited for without turning
 * events. `refuse`: the status of every answer, or of reviews alone. `lines`: what a comment may stand at.
 */
export async function githubApi(
  options: { readonly refuse?: number; readonly comments?: number; readonly lines?: readonly number[] } = {},
): Promise<GithubApi> {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-api-'));
  const log = path.join(folder, 'asked.jsonl');
  writeFileSync(log, '');
  const worker = new Worker(server, { eval: true, workerData: { log, options } });
  onTestFinished(async () => {
    await worker.terminate();
    rmSync(folder, { recursive: true, force: true });
  });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    asked: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Asked),
  };
}

const server = `
const { createServer } = require('node:http');
const { appendFileSync } = require('node:fs');
const { parentPort, workerData: { log, options } } = require('node:worker_threads');
const comments = Array.from({ length: options.comments ?? 0 }, (_, at) => ({ body: 'comment ' + at }));
const isLine = ({ line }) => options.lines === undefined || options.lines.includes(line);
const answered = createServer((request, response) => {
  let text = '';
  request.on('data', (part) => { text += part; });
  request.on('end', () => {
    const content = text === '' ? undefined : JSON.parse(text);
    appendFileSync(log, JSON.stringify({ method: request.method, url: request.url, authorization: request.headers.authorization, content }) + '\\n');
    const [status, body] = answer(request, content);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
});
function answer({ method, url }, content) {
  if (options.refuse) return [options.refuse, { message: 'Resource not accessible\\n::error::by integration' }];
  const { pathname, searchParams } = new URL(url, 'http://x');
  if (!pathname.startsWith('/repos/contoso/infra/pulls/12/')) return [404, { message: 'Not Found' }];
  if (method === 'GET') {
    const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
    return [200, comments.slice((page - 1) * size, page * size)];
  }
  const made = pathname.endsWith('/reviews') ? content.comments : [content];
  if (!made.every(isLine)) return [422, { message: 'Unprocessable Entity' }];
  comments.push(...made);
  return [pathname.endsWith('/reviews') ? 200 : 201, {}];
}
answered.listen(0, '127.0.0.1', () => parentPort.postMessage(answered.address().port));
`;
