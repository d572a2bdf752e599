import { systemClock } from '../clock.ts';
import { loadOfficeDir, loadStorageConfig } from '../config.ts';
import { loadIntoStore } from '../knowledge/load-into-store.ts';
import type { ContentStore } from '../knowledge/ports.ts';
import { contentStore } from '../mongo/content-store.ts';
import { openDatabase } from '../mongo/open-database.ts';
import { tellFault } from './command-line.ts';
import { checkOffice, readOfficeFolder, titled } from './office-check.ts';
import { type OfficeCommand, officeUsage, readOfficeCommand } from './office-command.ts';
import { exportOffice } from './office-export.ts';
import { loadWords } from './office-load.ts';

const failed = 1;

async function main(): Promise<void> {
  const command = readOfficeCommand(process.argv.slice(2));
  const officeDir = loadOfficeDir();
  switch (command.what) {
    case 'check': {
      const { report, isGood } = checkOffice(officeDir, systemClock());
      if (!isGood) process.exitCode = failed;
      return print(report);
    }
    case 'load':
      return await load(command, officeDir);
    case 'export':
      return await withStore(async (store) =>
        print(await exportOffice(await store.all(), { to: command.folder, officeDir })),
      );
    default:
      return command satisfies never;
  }
}

async function load(
  { isDryRun, ...options }: Extract<OfficeCommand, { what: 'load' }>,
  officeDir: string,
): Promise<void> {
  const { content, faults } = readOfficeFolder(officeDir);
  if (faults.length > 0) {
    process.stderr.write(`${titled('Nothing was loaded. Faults', faults).join('\n')}\n`);
    process.exitCode = failed;
    return;
  }
  await withStore(async (store) => {
    const report = await loadIntoStore(store, content, { ...options, isDryRun, clock: systemClock });
    print(loadWords(report, { isDryRun }));
  });
}

/** Uses the database of the product, whether the product runs or not. */
async function withStore(use: (store: ContentStore) => Promise<void>): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase({ ...loadStorageConfig(), say, join: true });
  try {
    const store = contentStore(database.connection);
    await store.init();
    await use(store);
  } finally {
    await database.close();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  process.exitCode = tellFault(error, officeUsage);
}
