import process from 'node:process';

declare const __VERSION__: string;

const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') process.stdout.write(`${__VERSION__}\n`);
else void start();

async function start(): Promise<void> {
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2), __VERSION__);
}
