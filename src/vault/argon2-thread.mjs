// One key at a time, in a thread of its own. Plain JavaScript, so that it runs from the sources as well.
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import sodium from 'libsodium-wrappers-sumo';

await sodium.ready;
// On Linux that is this thread's alone: whoever writes or asks must not wait for keys that others make.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort.on('message', ({ secret, salt, opslimit, memlimit }) => {
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const key = sodium.crypto_pwhash(32, secret, salt, opslimit, memlimit, algorithm);
  sodium.memzero(secret);
  parentPort.postMessage(key, [key.buffer]);
});
