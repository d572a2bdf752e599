import type { Request, RequestHandler } from 'express';
import multer, { type StorageEngine } from 'multer';
import { plainFileName } from '../../evidence/file-name.ts';
import { webFileText } from '../../text/web-tip.ts';
import type { Gate } from '../flood/gate.ts';
import { type Later, systemLater } from '../later.ts';
import { onceOver } from '../response-over.ts';
import { type FormPlace, formRoom } from './form-room.ts';
import { patienceMs } from './patience.ts';
import { RefusedForm } from './refused-form.ts';

/** What may come in one form. */
export const uploadLimits = { files: 5, bytes: 40_000_000 } as const;
/** A form beyond this is cut off; up to this its words are read, and its files refused by name. */
const longestForm = 200_000_000;
/** Twice the bytes of the longest story that is taken, so that a longer one is told how long it may be. */
const longestField = 64_000;
/** The form of a tip: a draft, a pass in two, six things to say, and a box for everybody who may read it. */
const mostFields = 9 + 20;
const waitSeconds = 60;

export type Arrived = { readonly name: string } & (
  | { readonly content: Buffer }
  | { readonly refused: 'tooBig' | 'tooMany' | 'crowded' | 'unread' }
);

interface Coming {
  readonly place: FormPlace;
  readonly arrived: Arrived[];
  count: number;
}

export interface Uploads {
  /** Reads a form with files into `req.body`, and the files into memory; fails with RefusedForm. */
  readonly read: RequestHandler;
  /** The files of a form that was read. */
  filesOf(req: Request): readonly Arrived[];
}

/** Forms with files. A file too many or too large is put aside by name, so that the rest of the form still counts. */
export function uploads({ sourceOf }: Pick<Gate, 'sourceOf'>, later: Later = systemLater): Uploads {
  const coming = new WeakMap<object, Coming>();
  const room = formRoom();
  const parse = multer({
    storage: storageFor(coming),
    defParamCharset: 'utf8',
    limits: {
      fileSize: longestForm,
      fieldSize: longestField,
      fields: mostFields,
      parts: 80,
      fieldNestingDepth: 0,
    },
  }).any();
  return {
    read(req, res, next) {
      const refuse = (reason: RefusedForm['reason']) => {
        res.set('Connection', 'close');
        next(new RefusedForm(reason));
      };
      const length = Number(req.headers['content-length'] ?? 0);
      if (length > longestForm) return refuse('tooBig');
      const place = room.enter(sourceOf(req));
      if (typeof place === 'string') {
        res.set('Retry-After', String(waitSeconds));
        return refuse(place === 'full' ? 'crowded' : 'tooManyOfSource');
      }
      const arrived: Arrived[] = [];
      coming.set(req, { place, arrived, count: 0 });
      const hasCome = later(patienceMs(length), () => req.socket.destroy());
      onceOver(res, () => {
        hasCome();
        place.leave();
      });
      parse(req, res, (error) => {
        hasCome();
        if (!areOnlyFilesUnread(error)) return next(error && new RefusedForm(reasonOf(error)));
        arrived.push({ name: webFileText.unreadFiles, refused: 'unread' });
        next();
      });
    },
    filesOf: (req) => coming.get(req)?.arrived ?? [],
  };
}

function storageFor(coming: WeakMap<object, Coming>): StorageEngine {
  return {
    _handleFile(req, { stream, originalname }, done) {
      const form = coming.get(req);
      if (!form) return done(new Error('a file of no form'));
      const { place, arrived } = form;
      const name = plainFileName(originalname);
      let chunks: Buffer[] = [];
      let bytes = 0;
      form.count += 1;
      let refused: 'tooBig' | 'tooMany' | 'crowded' | undefined =
        form.count > uploadLimits.files ? 'tooMany' : undefined;
      stream.on('data', (chunk: Buffer) => {
        if (refused) return;
        if (place.bytes + chunk.length > uploadLimits.bytes) refused = 'tooBig';
        else if (!place.take(chunk.length)) refused = 'crowded';
        if (refused) {
          chunks = [];
          return place.giveBack(bytes);
        }
        bytes += chunk.length;
        chunks.push(chunk);
      });
      stream.once('error', done);
      stream.once('end', () => {
        arrived.push(refused ? { name, refused } : { name, content: Buffer.concat(chunks) });
        done(null, {});
      });
    },
    _removeFile: (_req, _file, done) => done(null),
  };
}

/** Files stand last in every form: too many of them, or a name that cannot be read, leave the words before them whole. */
function areOnlyFilesUnread(error: unknown): boolean {
  if (error instanceof multer.MulterError) return error.code === 'LIMIT_PART_COUNT';
  return error instanceof Error && error.message === 'Malformed part header';
}

function reasonOf(error: unknown): RefusedForm['reason'] {
  if (!(error instanceof multer.MulterError) || !error.code.startsWith('LIMIT_')) return 'broken';
  return error.code === 'LIMIT_FIELD_VALUE' ? 'tooLong' : 'tooBig';
}
