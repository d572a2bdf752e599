import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../../errors.ts';

const run = promisify(execFile);

const SUITE = 'trixie';
const DEBIAN_MIRROR = 'http://deb.debian.org/debian';
const SOURCE = 'debian.sources';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const LONGEST_STEP_MS = 180_000;

const DEBIAN_NAMES: Record<string, { triplet: string; loader: string }> = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** A C library outside the system's own: its dynamic loader and the folder of its files. */
export interface FetchedLibc {
  loader: string;
  folder: string;
}

/**
 * Makes sure that Debian 13's C library is in the cache and says where. Downloads it the first time, by
 * apt with lists and caches of its own and Debian's archive key, so nothing of the system changes.
 * `glibc` is the version the system has. Throws an OperatorError when it cannot.
 */
export async function fetchLibc(options: {
  fallbackCacheDir: string;
  glibc: string;
  say: (line: string) => void;
}): Promise<FetchedLibc> {
  const { triplet, loader } = DEBIAN_NAMES[process.arch] ?? { triplet: '', loader: '' };
  const folder = join(await cacheHome(options.fallbackCacheDir), `libc6-${SUITE}-${process.arch}`);
  const found = { loader: join(folder, loader), folder };
  if (existsSync(found.loader)) return found;
  options.say(
    `The embedded database needs glibc 2.38, this system has ${options.glibc}: fetching Debian 13's libc6 once into ${folder} (the system stays as it is).`,
  );
  try {
    await fetchInto(folder, triplet);
  } catch (error) {
    throw new OperatorError(
      `The embedded database needs glibc 2.38 and this system has ${options.glibc}; fetching a newer one with apt failed (${firstLine(error)}). Set MONGODB_URI to use a MongoDB server instead (docker compose up -d mongo).`,
    );
  }
  return found;
}

async function cacheHome(fallback: string): Promise<string> {
  const home = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  for (const folder of [join(home, 'line-service-desk'), join(fallback, 'cache')]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK);
      return folder;
    } catch {}
  }
  throw new OperatorError(
    `No folder for the C library that the embedded database needs: ${home} is not writable.`,
  );
}

async function fetchInto(folder: string, triplet: string): Promise<void> {
  const work = await mkdtemp(join(dirname(folder), 'fetch-'));
  try {
    await download(work);
    const archive = (await readdir(work)).find((name) => name.endsWith('.deb')) ?? '';
    await run('dpkg-deb', ['-x', archive, 'root'], { cwd: work, timeout: LONGEST_STEP_MS });
    await moveUnlessThere(join(work, 'root', 'usr', 'lib', triplet), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Downloads the package into `work` from the system's own mirror, else from Debian's. */
async function download(work: string): Promise<void> {
  const options = await aptOptions(work);
  let failure: unknown;
  for (const mirror of await findMirrors()) {
    await writeFile(join(work, SOURCE), sourceOf(mirror));
    try {
      await run('apt-get', [...options, 'update'], { cwd: work, timeout: LONGEST_STEP_MS });
      await run('apt-get', [...options, 'download', 'libc6'], { cwd: work, timeout: LONGEST_STEP_MS });
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function sourceOf(mirror: string): string {
  return `Types: deb\nURIs: ${mirror}\nSuites: ${SUITE}\nComponents: main\nSigned-By: ${KEYRING}\n`;
}

async function moveUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOTEMPTY', 'EEXIST'].includes(code)) throw error; // else another process was faster
  }
}

/** apt's options that keep every list, cache and setting of this download in `work`; proxies stay the system's. */
async function aptOptions(work: string): Promise<string[]> {
  const nothing = join(work, 'nothing');
  await mkdir(nothing);
  await mkdir(join(work, 'lists', 'partial'), { recursive: true });
  await mkdir(join(work, 'cache', 'archives', 'partial'), { recursive: true });
  await writeFile(join(work, 'status'), '');
  const settings = {
    'Dir::State::lists': join(work, 'lists'),
    'Dir::State::status': join(work, 'status'),
    'Dir::Cache': join(work, 'cache'),
    'Dir::Etc::sourcelist': join(work, SOURCE),
    'Dir::Etc::sourceparts': nothing,
    'Dir::Etc::preferences': join(nothing, 'preferences'),
    'Dir::Etc::preferencesparts': nothing,
    'APT::Sandbox::User': 'root', // the work folder is closed to apt's own user
    'APT::Update::Error-Mode': 'any',
    'Acquire::http::Timeout': '20',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** Mirrors to try: the one this system takes Debian from, as apt itself reads its sources, and Debian's own. */
async function findMirrors(): Promise<string[]> {
  const system = await readFile('/etc/os-release', 'utf8');
  const [, release] = /^VERSION_CODENAME=(\w+)$/m.exec(system) ?? [];
  if (!release || !/^ID=debian$/m.test(system)) return [DEBIAN_MIRROR];
  const format = '$(RELEASE) $(COMPONENT) $(REPO_URI)';
  const { stdout } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const line = stdout.split('\n').find((target) => target.startsWith(`${release} main `));
  const own = line?.split(' ')[2]?.replace(/\/$/, '');
  return own && own !== DEBIAN_MIRROR ? [own, DEBIAN_MIRROR] : [DEBIAN_MIRROR];
}

function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const lines = (stderr || message).split('\n').map((line) => line.trim());
  return lines.find((line) => line.startsWith('E:')) ?? lines.find(Boolean) ?? 'unknown reason';
}
