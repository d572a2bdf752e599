import { OperatorError } from '../../errors.ts';
import { fetchLibc } from './fetch-libc.ts';

/** Where a process runs: Node's names for system and processor, and the C library's version if it is glibc. */
export interface Platform {
  system: string;
  processor: string;
  glibc: string | undefined;
}

/** How the engine can run: with the system's own C library, with a fetched one, or not at all. */
export type LibcPlan = 'own' | 'fetch' | 'impossible';

const NEEDED_GLIBC = [2, 38] as const;
const PREBUILT = ['linux-x64', 'linux-arm64', 'darwin-arm64'];

/** Decides from the platform alone; the engine's prebuilt binaries need glibc 2.38 on Linux. */
export function planLibc({ system, processor, glibc }: Platform): LibcPlan {
  if (!PREBUILT.includes(`${system}-${processor}`)) return 'impossible';
  if (system === 'darwin') return 'own';
  if (!glibc) return 'impossible';
  const [major = 0, minor = 0] = glibc.split('.').map(Number);
  const isNewEnough = major > NEEDED_GLIBC[0] || (major === NEEDED_GLIBC[0] && minor >= NEEDED_GLIBC[1]);
  return isNewEnough ? 'own' : 'fetch';
}

/** The platform this process runs on. */
export function thisPlatform(): Platform {
  Object.assign(process.report, { excludeNetwork: true }); // looking up the names of open connections takes seconds
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return { system: process.platform, processor: process.arch, glibc: header.glibcVersionRuntime };
}

/** A command line that runs a script in Node: `command args… script`. */
export interface NodeCommand {
  command: string;
  args: string[];
}

/**
 * Finds how to run Node so that the engine finds a C library new enough for it, fetching one once where
 * the system's is too old. Throws an OperatorError where neither is possible.
 */
export async function findNodeCommand(options: {
  /** Where the fetched library goes when the user has no cache folder of their own. */
  fallbackCacheDir: string;
  say: (line: string) => void;
}): Promise<NodeCommand> {
  const platform = thisPlatform();
  const plan = planLibc(platform);
  if (plan === 'own') return { command: process.execPath, args: [] };
  if (plan === 'impossible') throw new OperatorError(impossibleLine(platform));
  const { loader, folder } = await fetchLibc({ ...options, glibc: platform.glibc ?? 'unknown' });
  return { command: loader, args: ['--library-path', folder, process.execPath] };
}

function impossibleLine({ system, processor, glibc }: Platform): string {
  const library = system === 'linux' && !glibc ? ' without glibc' : '';
  return `The embedded database does not run on ${system} ${processor}${library}: set MONGODB_URI to use a MongoDB server (docker compose up -d mongo).`;
}
