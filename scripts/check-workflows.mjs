// Checks .github/, action.yml and the workflows in the documentation with actionlint and zizmor, and the Dockerfile with
// hadolint, which is not asked for under --require.
// They are no dependencies: `go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12`, `pip install zizmor==1.32.0`.
// Where one is missing the script says that it skips, and ends with 0, or with 2 under --require.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the documentation calls by its version: whoever pastes it is told to pin it. */
const config =
  'rules:\n  unpinned-uses:\n    config:\n      policies:\n        resilint/*: ref-pin\n        "*": hash-pin\n';
const missing = [];
let failed = false;

/** The GitHub workflows among the fenced blocks of a page, which are the blocks with jobs and an event. */
function workflowsIn(page) {
  const blocks = page.matchAll(/^```ya?ml\n(.*?)^```$/gms);
  return Array.from(blocks, ([, text]) => text).filter((text) => /^jobs:/m.test(text) && /^on:/m.test(text));
}

function run(program, args, cwd, wanted = true) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error && wanted) missing.push(program);
  else if (error) console.log(`skipped: ${program} is not installed`);
  else if (status !== 0) failed = true;
}

const folder = mkdtempSync(path.join(tmpdir(), 'resilint-workflows-'));
try {
  const workflows = path.join(folder, '.github', 'workflows');
  mkdirSync(path.join(folder, '.git'));
  cpSync(path.join(root, '.github'), path.join(folder, '.github'), { recursive: true });
  for (const name of ['action.yml', 'bundle'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  for (const name of readdirSync(path.join(root, 'docs')).filter((each) => each.endsWith('.md'))) {
    for (const [index, text] of workflowsIn(readFileSync(path.join(root, 'docs', name), 'utf8')).entries())
      writeFileSync(path.join(workflows, `${name}-${index + 1}.yml`), text);
  }
  writeFileSync(path.join(folder, 'zizmor.yml'), config);
  console.log(readdirSync(workflows).join('\n'));
  run('actionlint', ['-no-color'], folder);
  run('hadolint', ['Dockerfile'], root, false);
  run('zizmor', ['--offline', '--no-progress', '--config', 'zizmor.yml', '.github', 'action.yml'], folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const program of missing) console.log(`skipped: ${program} is not installed`);
process.exitCode = failed ? 1 : missing.length > 0 && process.argv.includes('--require') ? 2 : 0;
