import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

/** A file of this repository: its path from the root, with slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** One import or re-export. A module of this repository is given by its path from the root. */
export interface Import {
  from: string;
  isOurs: boolean;
  isTypeOnly: boolean;
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"]+)\1/g;

/** Every text file below the folders that exist. */
export function readSources(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => {
    try {
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile() && /\.(tsx?|mjs|js|css|html|json|svg)$/.test(entry.name))
        .map((entry) => posix.join(entry.parentPath, entry.name));
      return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

/** What a file imports, also for its types alone. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found = [...text.matchAll(STATEMENT), ...text.matchAll(DYNAMIC)];
  return found.map(([statement, type, name = '']) => {
    const isOurs = name.startsWith('.');
    const isTypeOnly = Boolean(type?.trim()) && !statement.startsWith('import(');
    return { from: isOurs ? posix.join(dirname(path), name) : name, isOurs, isTypeOnly };
  });
}

/** The part of the product a path belongs to: the folder below src/, a file's own name in src/, or `flex-templates`. */
export function areaOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second.replace(/\.tsx?$/, '') : top;
}
