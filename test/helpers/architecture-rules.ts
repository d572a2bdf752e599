import { areaOf, importsOf, type SourceFile } from './source-files.ts';

/** Reads files and names every breach of one rule, as `path: what is wrong`. */
export type Rule = (files: SourceFile[]) => string[];

const SUBJECTS = [
  'tickets',
  'vault',
  'knowledge',
  'staff',
  'bot',
  'post',
  'office',
  'audit',
  'evidence',
  'tips',
];
const DOORS = ['line', 'console', 'web', 'mongo', 'links', 'local-line'];
const OUTSIDE_WORLDS = /^(express|mongoose|mongodb|connect-mongo|@line\/bot-sdk|@0q\/embedded-mongodb)\b/;
const KNOTS = ['main', 'demo', 'cli', 'config', 'product'];
const NAMES_OF_NOTHING = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'service'];
const MAY_READ_ENVIRONMENT = /^src\/(config\.ts$|mongo\/embedded\/)/;

const eachImport = (
  files: SourceFile[],
  isBreach: (area: string, to: string, isTypeOnly: boolean) => boolean,
) =>
  files.flatMap((file) =>
    importsOf(file)
      .map(({ from, isOurs, isTypeOnly }) => ({ from, to: isOurs ? areaOf(from) : from, isTypeOnly }))
      .filter(({ to, isTypeOnly }) => isBreach(areaOf(file.path), to, isTypeOnly))
      .map(({ from }) => `${file.path}: imports ${from}`),
  );

const eachText = (files: SourceFile[], pattern: RegExp, wrong: string) =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => `${path}: ${wrong}`);

export const subjectsKnowNoOutsideWorld: Rule = (files) =>
  eachImport(
    files,
    (area, to) =>
      SUBJECTS.includes(area) && (DOORS.includes(to) || to === 'flex-templates' || OUTSIDE_WORLDS.test(to)),
  );

export const doorsKnowNoOtherDoor: Rule = (files) =>
  eachImport(files, (area, to) => DOORS.includes(area) && DOORS.includes(to) && area !== to);

export const onlyKnotsImportKnots: Rule = (files) =>
  eachImport(files, (area, to) => !KNOTS.includes(area) && KNOTS.includes(to));

export const templatesAreViewsAlone: Rule = (files) =>
  eachImport(files, (area, to, isTypeOnly) => {
    if (area !== 'flex-templates') return false;
    const isType = isTypeOnly && (to === '@line/bot-sdk' || SUBJECTS.includes(to));
    return !isType && to !== 'text' && to !== 'flex-templates';
  });

export const onlyConfigReadsTheEnvironment: Rule = (files) =>
  eachText(
    files.filter(({ path }) => path.startsWith('src/') && !MAY_READ_ENVIRONMENT.test(path)),
    /\bprocess\s*\.\s*env\b/,
    'reads process.env',
  );

export const thaiStandsInTextAlone: Rule = (files) =>
  eachText(
    files.filter(({ path }) => !path.startsWith('src/text/')),
    /[\u0E00-\u0E7F]/,
    'has Thai letters',
  );

export const filesAreNamedAfterSomething: Rule = (files) =>
  files
    .filter(({ path }) => path.split(/[/.-]/).some((word) => NAMES_OF_NOTHING.includes(word)))
    .map(({ path }) => `${path}: is named after nothing`);

export const noTestIsLeftOut: Rule = (files) =>
  eachText(
    files,
    /\b(describe|test|it)(\.\w+)*\.(skip|only|todo|failing)\b|^\s*(xit|xtest|xdescribe|fit|fdescribe)\(/m,
    'leaves tests out',
  );

/**
 * Folders that import one another, directly or around corners; each circle is named once, from its first
 * folder. `text` may name the types of what it has words for: so a missing label does not compile.
 */
export const foldersFormNoCircle: Rule = (files) => {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = areaOf(file.path);
    const targets = importsOf(file).filter(
      ({ isOurs, isTypeOnly }) => isOurs && !(isTypeOnly && from === 'text'),
    );
    edges.set(from, new Set([...(edges.get(from) ?? []), ...targets.map((target) => areaOf(target.from))]));
  }
  const walk = (path: string[]): string[] =>
    [...(edges.get(path.at(-1) ?? '') ?? [])].flatMap((next) => {
      if (next === path[0]) return path.length > 1 ? [[...path, next].join(' -> ')] : [];
      return path.includes(next) || next < (path[0] ?? '') ? [] : walk([...path, next]);
    });
  return [...edges.keys()].sort().flatMap((area) => walk([area]));
};
