export const fileKinds = ['photo', 'document', 'audio', 'video'] as const;
export type FileKind = (typeof fileKinds)[number];

interface FormatFacts {
  readonly kind: FileKind;
  readonly mime: string;
  readonly extension: string;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** Every format that is taken from a reporter or an officer; all others are refused. */
export const formats = {
  jpeg: { kind: 'photo', mime: 'image/jpeg', extension: 'jpg' },
  png: { kind: 'photo', mime: 'image/png', extension: 'png' },
  webp: { kind: 'photo', mime: 'image/webp', extension: 'webp' },
  gif: { kind: 'photo', mime: 'image/gif', extension: 'gif' },
  heic: { kind: 'photo', mime: 'image/heic', extension: 'heic' },
  avif: { kind: 'photo', mime: 'image/avif', extension: 'avif' },
  pdf: { kind: 'document', mime: 'application/pdf', extension: 'pdf' },
  docx: { kind: 'document', mime: `${office}.wordprocessingml.document`, extension: 'docx' },
  xlsx: { kind: 'document', mime: `${office}.spreadsheetml.sheet`, extension: 'xlsx' },
  text: { kind: 'document', mime: 'text/plain', extension: 'txt' },
  m4a: { kind: 'audio', mime: 'audio/mp4', extension: 'm4a' },
  mp3: { kind: 'audio', mime: 'audio/mpeg', extension: 'mp3' },
  aac: { kind: 'audio', mime: 'audio/aac', extension: 'aac' },
  ogg: { kind: 'audio', mime: 'audio/ogg', extension: 'ogg' },
  wav: { kind: 'audio', mime: 'audio/wav', extension: 'wav' },
  mp4: { kind: 'video', mime: 'video/mp4', extension: 'mp4' },
  mov: { kind: 'video', mime: 'video/quicktime', extension: 'mov' },
  '3gp': { kind: 'video', mime: 'video/3gpp', extension: '3gp' },
} as const satisfies Readonly<Record<string, FormatFacts>>;

export type Format = keyof typeof formats;

/** Why a file is not taken; the words for each stand in `text/`. */
export const fileRefusals = [
  'empty',
  'tooBig',
  'archive',
  'executable',
  'active',
  'polyglot',
  'oldOffice',
  'openDocument',
  'otherMedia',
  'unsupported',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);
