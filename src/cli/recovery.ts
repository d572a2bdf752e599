import { systemClock } from '../clock.ts';
import { loadSecretsDir, loadStorageConfig } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { auditStore } from '../mongo/audit-store.ts';
import { openDatabase } from '../mongo/open-database.ts';
import { sealedFiles } from '../mongo/sealed-file-store.ts';
import { staffStore } from '../mongo/staff-store.ts';
import { tipStore } from '../mongo/tip-store.ts';
import { keptRecoveryPair, type RecoveryState, recoveryState } from '../product/recovery-desk.ts';
import { fingerprintOf, type KeyPair } from '../vault/key-pair.ts';
import { joinShares } from '../vault/recovery.ts';
import { readShare, ShareRefusal } from '../vault/recovery-share.ts';
import { forget } from '../vault/sodium.ts';
import { firstLineOf, tellFault } from './command-line.ts';
import { linesOf } from './lines-of.ts';
import { readRecoveryCommand, recoveryUsage } from './recovery-command.ts';
import { type Restored, restoreAccess } from './recovery-restore.ts';
import { refusalWords, restoredWords } from './recovery-words.ts';

const mostLines = 3;

async function main(): Promise<string> {
  const command = readRecoveryCommand(process.argv.slice(2));
  const secretsDir = loadSecretsDir();
  const state = recoveryState(secretsDir);
  if (!state) {
    throw new OperatorError('SECRETS_DIR has no recovery key: check the folder, or start the product once.');
  }
  switch (command.what) {
    case 'status':
      return statusWords(secretsDir, state);
    case 'check':
      forget((await joinedFromStdin(state.publicKey)).privateKey);
      return 'The shares fit: together they make the recovery key of this office.';
    case 'restore': {
      const pair = await recoveryPair(secretsDir, state);
      try {
        return restoredWords(command.to, await restore({ ...command, pair }));
      } finally {
        forget(pair.privateKey);
      }
    }
    default:
      return command satisfies never;
  }
}

function statusWords(secretsDir: string, { publicKey, madeOn }: RecoveryState): string {
  const kept = keptRecoveryPair(secretsDir);
  forget(kept?.privateKey);
  return [
    `Fingerprint: ${fingerprintOf(publicKey)}`,
    `Made on: ${madeOn}`,
    kept
      ? 'Shares: NOT MADE. The private half still lies in SECRETS_DIR; print the shares in the console.'
      : 'Shares: made. The private half is on paper only.',
  ].join('\n');
}

async function recoveryPair(secretsDir: string, { publicKey }: RecoveryState): Promise<KeyPair> {
  const kept = keptRecoveryPair(secretsDir);
  if (!kept) return await joinedFromStdin(publicKey);
  say('Shares were never made: the recovery key that still lies in SECRETS_DIR is used.');
  return kept;
}

async function joinedFromStdin(publicKey: string): Promise<KeyPair> {
  if (process.stdin.isTTY) say('Type two shares, a line each, then Ctrl-D:');
  const typed: string[] = [];
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() !== '' && typed.length < mostLines) typed.push(line);
  }
  return await joinShares(typed.map(readShare), publicKey);
}

async function restore(command: { pair: KeyPair; to: string; number?: string }): Promise<Restored> {
  const database = await openDatabase({ ...loadStorageConfig(), say, join: true });
  try {
    const { connection } = database;
    const audit = auditStore(connection, { clock: systemClock });
    const [tips, files, staff] = [tipStore(connection), sealedFiles(connection), staffStore(connection)];
    for (const store of [audit, tips, files, staff]) await store.init();
    return await restoreAccess({ tips, files, staff, audit }, command);
  } finally {
    await database.close();
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function wordsFor(error: unknown): string {
  return error instanceof ShareRefusal ? refusalWords(error) : firstLineOf(error);
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.exitCode = tellFault(error, recoveryUsage, wordsFor(error));
}
