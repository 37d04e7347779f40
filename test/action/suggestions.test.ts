import { expect, it } from 'vitest';
import { template } from '../cli/helpers.ts';
import { type GithubApi, githubApi } from './github-api.ts';
import { eventOf, git, type PullRequest, pullRequest, type Step, step, write } from './runner.ts';
import { machine } from './templates.ts';

/** Machines whose interfaces have DNS servers of their own: for each VM-15 offers to take them out. */
function interfaces(...names: readonly string[]): string {
  return template({ resources: names.flatMap((name) => JSON.parse(machine(name, { dns: true })).resources) });
}

function run(request: PullRequest, api: GithubApi, inputs: Readonly<Record<string, string>> = {}): Step {
  return step(
    request.workspace,
    {
      select: 'VM-15',
      'fail-on': 'never',
      annotations: 'false',
      suggestions: 'true',
      token: 'secret-token',
      ...inputs,
    },
    { event: eventOf(request), env: { GITHUB_API_URL: api.address } },
  );
}

const oneFile = () => pullRequest({ 'old.json': interfaces('old') }, { 'new.json': interfaces('nic') });

it('suggests the edits on changed lines, and none of them twice', async () => {
  const api = await githubApi();
  const request = oneFile();
  const { code, log, errors } = run(request, api);
  expect(`${code} ${errors}`).toBe('0 ');
  expect(log).toContain('1 edit suggested on the changed lines.');
  const [, made] = api.asked();
  expect(made).toMatchObject({ method: 'POST', url: '/repos/contoso/infra/pulls/12/reviews' });
  expect(made?.authorization).toBe('Bearer secret-token');
  expect(made?.content).toMatchObject({ commit_id: request.head, event: 'COMMENT' });
  const [comment, ...others] = made?.content?.comments ?? [];
  expect(others).toEqual([]);
  expect(comment).toMatchObject({ path: 'new.json', side: 'RIGHT' });
  expect(comment?.body).toMatch(/^\*\*low\*\* .*VM-15/);
  expect(comment?.body).toMatch(/```suggestion\n/);
  expect(comment?.body).toMatch(/<!-- resilint:suggestion:[0-9a-f]{32} -->$/);

  expect(run(request, api).log).toContain('all edits on the changed lines are suggested already.');
  expect(api.asked().filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('what is committed with a click is what the edit makes of the file', async () => {
  const api = await githubApi();
  const text = interfaces('nic');
  run(pullRequest({ 'a.txt': '' }, { 'new.json': text }), api);
  const [comment] = api.asked()[1]?.content?.comments ?? [];
  const lines = text.split('\n');
  const [, after = ''] = /```suggestion\n(.*?)\n?```/s.exec(comment?.body ?? '') ?? [];
  const { line = 0, start_line: from = line } = comment ?? {};
  lines.splice(from - 1, line - from + 1, ...(after === '' ? [] : after.split('\n')));
  const made = JSON.parse(lines.join('\n'));
  expect(made.resources[0].properties).toEqual({ ipConfigurations: [] });
});

it('asks for nothing without being told to, and needs a token', async () => {
  const api = await githubApi();
  const request = oneFile();
  run(request, api, { suggestions: 'false' });
  expect(api.asked()).toEqual([]);
  const { code, log } = run(request, api, { token: '' });
  expect(code).toBe(2);
  expect(log).toContain("the input 'suggestions' needs the input 'token'");
});

it('suggests nothing on lines that stay, or without a pull request', async () => {
  const api = await githubApi();
  const untouched = pullRequest({ 'old.json': interfaces('old') }, { 'a.txt': 'x' });
  expect(run(untouched, api).log).toContain('no edit to suggest on the changed lines.');
  const push = step(
    untouched.workspace,
    { select: 'VM-15', 'fail-on': 'never', suggestions: 'true', token: 't' },
    { event: { before: untouched.base }, env: { GITHUB_API_URL: api.address } },
  );
  expect(push.log).toContain('no edit is suggested, as this is no pull request.');
  expect(api.asked()).toEqual([]);
});

it('suggests nothing in files that the merge brought changes to, whose lines stand elsewhere', async () => {
  const api = await githubApi();
  const request = pullRequest({ 'a.json': interfaces('a') }, { 'a.json': interfaces('a', 'b') });
  git(request.workspace, 'checkout', '--quiet', 'main');
  write(request.workspace, { 'a.json': `\n${interfaces('a')}` });
  git(request.workspace, 'commit', '--quiet', '--all', '--message', 'meanwhile');
  git(request.workspace, 'checkout', '--quiet', '--detach', 'main');
  git(request.workspace, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
  expect(run(request, api).log).toContain('no edit to suggest on the changed lines.');
});

it('keeps to 20 a run, and says how many are left', async () => {
  const api = await githubApi();
  const names = Array.from({ length: 25 }, (_, at) => `nic-${at}`);
  const request = pullRequest({ 'a.txt': '' }, { 'new.json': interfaces(...names) });
  expect(run(request, api).log).toContain('20 edits suggested on the changed lines, 5 left out.');
  expect(run(request, api).log).toContain('5 edits suggested on the changed lines.');
  expect(run(request, api).log).toContain('suggested already');
});

it('reads all pages of comments, and suggests nothing where there are too many', async () => {
  const request = oneFile();
  const api = await githubApi({ comments: 250 });
  run(request, api);
  run(request, api);
  expect(api.asked().map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST', 'GET', 'GET', 'GET']);
  const crowded = run(request, await githubApi({ comments: 4000 }));
  expect(crowded.log).toContain('more than 3000 comments');
  expect(crowded.code).toBe(0);
});

it('makes comments one by one where some stand at no line of the diff', async () => {
  const request = pullRequest({ 'a.txt': '' }, { 'new.json': interfaces('a', 'b') });
  const free = await githubApi();
  run(request, free);
  const ends = free.asked()[1]?.content?.comments?.map(({ line }) => line) ?? [];
  expect(ends).toHaveLength(2);
  const strict = await githubApi({ lines: ends.slice(1) });
  expect(run(request, strict).log).toContain('1 edit suggested on the changed lines, 1 left out.');
});

it.each([401, 403, 404, 500])('a refusal (%i) is a warning that shows no token, and fails nothing', async (refuse) => {
  const { code, log, errors } = run(oneFile(), await githubApi({ refuse }));
  expect(code).toBe(0);
  expect(log).toMatch(new RegExp(`^::warning title=resilint::no edit is suggested: GitHub answers ${refuse} `, 'm'));
  expect(log + errors).not.toContain('secret-token');
  expect(log).not.toMatch(/^::error/m);
});

it('sends a token to no address that is not safe', async () => {
  for (const address of ['http://api.example', 'ftp://127.0.0.1', 'nonsense'])
    expect(run(oneFile(), { address, asked: () => [] }).log).toContain("is no address of GitHub's API");
  expect(run(oneFile(), { address: 'http://127.0.0.1:9', asked: () => [] }).log).toContain('cannot be asked');
});
