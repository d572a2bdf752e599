/**
 * What a file can tell about whoever made it. Codes alone: a value would be the very thing to hide. `thumbnail`
 * is a small picture that may show what was cut off; `remote` is what a program fetches by itself when the file is
 * opened, and so tells somebody where it was opened; `otherData` is anything that no officer's program shows but
 * that is there (maker's own fields, tracks that are neither picture nor sound, a second file behind the first).
 */
export const warningCodes = [
  'author',
  'lastModifiedBy',
  'company',
  'gps',
  'device',
  'software',
  'created',
  'comments',
  'trackedChanges',
  'embeddedFiles',
  'javascript',
  'links',
  'remote',
  'thumbnail',
  'otherData',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Patterns and the code that a match of each stands for. */
export type CodeTable = readonly (readonly [WarningCode, RegExp])[];

/** The codes whose pattern is found in a text. */
export const codesIn = (text: string, table: CodeTable): WarningCode[] =>
  table.filter(([, pattern]) => pattern.test(text)).map(([code]) => code);
