// Runs many command lines in one process, as a person would run them one after the other, and tells of each what it said.

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [bundle] = process.argv.slice(2);
const { cli } = createRequire(import.meta.url)(bundle);
const answer = process.stdout.write.bind(process.stdout);
const streams = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'])
  process[name].write = (chunk, ...more) => {
    streams[name] += Buffer.from(chunk).toString();
    const done = more.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
process.setMaxListeners(0);
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, cwd, args } = JSON.parse(line);
  answer(`${JSON.stringify({ started: id })}\n`);
  Object.assign(streams, { stdout: '', stderr: '' });
  process.chdir(cwd);
  process.argv = [process.argv[0] ?? '', 'resilint', ...args];
  process.exitCode = 0;
  await cli();
  answer(
    `${JSON.stringify({ id, code: process.exitCode, ...streams, megabytes: process.memoryUsage().rss / 2 ** 20 })}\n`,
  );
  process.exitCode = 0;
}
