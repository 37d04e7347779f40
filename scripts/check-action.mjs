// Runs the action, with the bundle of `npm run bundle`, in workflows as GitHub would: under act (https://nektosact.com), on this
// machine and without containers. Where act is missing and Go is there, Go installs it. Where neither is, or it cannot be
// installed, the script says that it skips, and ends with 0, or with 2 under --require.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const act = 'github.com/nektos/act@v0.2.89';
const root = fileURLToPath(new URL('..', import.meta.url));
const whenMissing = process.argv.includes('--require') ? 2 : 0;

function run(program, args, options = {}) {
  return spawnSync(program, args, { encoding: 'utf8', timeout: 600_000, maxBuffer: 1 << 26, ...options });
}

/** Where act is, or why there is none. */
function findAct() {
  if (process.platform === 'win32') return { why: 'the workflows are run by bash' };
  if (run('act', ['--version']).status === 0) return { program: 'act' };
  const folder = run('go', ['env', 'GOPATH']).stdout?.trim();
  if (!folder) return { why: 'neither act nor Go is installed' };
  const program = path.join(folder, 'bin', 'act');
  const env = { ...process.env, GOBIN: path.join(folder, 'bin') };
  if (!existsSync(program)) run('go', ['install', act], { env, stdio: 'ignore' });
  return existsSync(program) ? { program } : { why: `Go cannot install ${act}` };
}

function git(cwd, ...args) {
  const fixed = ['-c', 'user.name=Contoso', '-c', 'user.email=infra@contoso.example', '-c', 'commit.gpgSign=false'];
  const { status, stdout, stderr } = run('git', [...fixed, ...args], { cwd });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  return stdout.trim();
}

function machine(name) {
  const storageProfile = {
    osDisk: { createOption: 'FromImage', vhd: { uri: `https://x.blob.core.windows.net/${name}` } },
  };
  const type = 'Microsoft.Compute/virtualMachines';
  const resource = { type, apiVersion: '2023-09-01', name, location: 'westeurope', properties: { storageProfile } };
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return `${JSON.stringify({ $schema, contentVersion: '1.0.0.0', resources: [resource] }, null, 2)}\n`;
}

/** Two machines: one was there, the other comes with the pull request. */
const workflow = `name: resilint
on: [push, pull_request]
jobs:
  resilint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # act copies the repository instead
      - uses: ./.resilint
        id: lint
        with:
          select: VM-5
          changed-only: true
          sarif-file: out/resilint.sarif
          annotations: true
          fail-on: never
      - run: |
          echo "EVENT=$EVENT findings=$FINDINGS high=$HIGH sarif=$SARIF"
          test -s "$SARIF"
          node -e 'if (!/VM-5/.test(require("fs").readFileSync(process.env.SARIF, "utf8"))) process.exit(1)'
        env:
          EVENT: \${{ github.event_name }}
          FINDINGS: \${{ steps.lint.outputs.findings }}
          HIGH: \${{ steps.lint.outputs.high }}
          SARIF: \${{ steps.lint.outputs.sarif-file }}
      - uses: ./.resilint
        id: failing
        continue-on-error: true
        with:
          select: VM-5
          paths: old.json
          annotations: false
      - run: echo "OUTCOME=$OUTCOME"
        env:
          OUTCOME: \${{ steps.failing.outcome }}
`;

function makeRepository(folder) {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  const action = path.join(folder, '.resilint');
  mkdirSync(path.join(folder, '.github', 'workflows'), { recursive: true });
  cpSync(path.join(root, 'dist'), path.join(action, 'bundle'), { recursive: true });
  cpSync(path.join(root, 'data', 'types'), path.join(action, 'data', 'types'), { recursive: true });
  cpSync(path.join(root, 'action.yml'), path.join(action, 'action.yml'));
  cpSync(path.join(root, 'package.json'), path.join(action, 'package.json'));
  writeFileSync(path.join(folder, '.github', 'workflows', 'resilint.yml'), workflow);
  writeFileSync(path.join(folder, 'old.json'), machine('old'));
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--message', 'templates');
  const base = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'checkout', '--quiet', '-b', 'change');
  writeFileSync(path.join(folder, 'new.json'), machine('new'));
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'a change');
  const head = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'checkout', '--quiet', 'main');
  git(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
  return { base, head };
}

/** What each event should have said, among all that act prints. */
const wanted = {
  pull_request: [
    /::error .*file=new\.json/,
    /EVENT=pull_request findings=1 high=1 sarif=out\/resilint\.sarif/,
    /OUTCOME=failure/,
  ],
  push: [/::error .*file=new\.json/, /::error .*file=old\.json/, /EVENT=push findings=2 high=2/, /OUTCOME=failure/],
};

function check(program, folder, event, payload) {
  const file = path.join(folder, '..', `${event}.json`);
  writeFileSync(file, JSON.stringify(payload));
  const args = [event, '-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--eventpath', file];
  const { status, stdout, stderr } = run(program, args, {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: path.join(folder, '..', 'cache') },
  });
  const said = `${stdout}\n${stderr}`;
  const faults = wanted[event]
    .filter((pattern) => !pattern.test(said))
    .map((pattern) => `${event}: nothing says ${pattern}`);
  if (status !== 0) faults.push(`${event}: act ended with ${status}`);
  if (faults.length > 0) console.log(said);
  for (const fault of faults) console.log(fault);
  return faults.length;
}

function checkAction(program) {
  const parent = mkdtempSync(path.join(tmpdir(), 'resilint-act-'));
  const folder = path.join(parent, 'repository');
  mkdirSync(folder);
  try {
    const { base, head } = makeRepository(folder);
    const pull = { number: 1, base: { sha: base, ref: 'main' }, head: { sha: head, ref: 'change' } };
    return (
      check(program, folder, 'pull_request', { number: 1, pull_request: pull }) + check(program, folder, 'push', {})
    );
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const { program, why } = findAct();
if (program === undefined) {
  console.log(`skipped: ${why}`);
  process.exitCode = whenMissing;
} else if (!existsSync(path.join(root, 'dist', 'action.js'))) {
  console.log('there is no bundle: npm run bundle');
  process.exitCode = 1;
} else {
  const faults = checkAction(program);
  if (faults === 0) console.log('the action does what its workflows ask for, on a pull request and on a push');
  process.exitCode = faults > 0 ? 1 : 0;
}
