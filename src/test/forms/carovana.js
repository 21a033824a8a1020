// Carovana as it is packed, with the sandbox inside, in a folder that is thrown away.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = process.env.CAROVANA_JAR ?? fileURLToPath(new URL('../../../target/carovana.jar', import.meta.url));
const PATIENCE = 480_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** @returns the one at CAROVANA_ADDRESS, if that is set, or one of its own */
export async function startCarovana() {
  if (process.env.CAROVANA_ADDRESS) {
    return { address: process.env.CAROVANA_ADDRESS, stop: async () => {} };
  }
  const home = await mkdtemp(join(tmpdir(), 'carovana-forms-'));
  const address = `http://127.0.0.1:${await freePort()}`;
  const carovana = spawn(
    'java',
    ['-jar', JAR, `--server.port=${new URL(address).port}`, `--carovana.home=${home}`,
      '--carovana.tenants.categories=', '--spring.jmx.enabled=false', '--logging.level.root=WARN'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const ended = new Promise((resolve) => carovana.once('exit', resolve));
  const stop = async () => {
    carovana.kill();
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  const until = Date.now() + PATIENCE;
  while (!(await isReady(address))) {
    if (carovana.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error('Carovana did not start, see what it says above');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { address, stop };
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/actuator/health/readiness`)).ok;
  } catch {
    return false;
  }
}
