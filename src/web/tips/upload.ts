import type { Request, RequestHandler } from 'express';
import multer, { type StorageEngine } from 'multer';

/** What may come in one form. */
export const uploadLimits = { files: 5, bytes: 40_000_000 } as const;
/** Of all forms under way together: the machine has one gigabyte. */
const bytesAtOnce = 120_000_000;
/** A form beyond this is cut off; up to this its words are read, and its files refused by name. */
const longestForm = 200_000_000;
const longestName = 200;

export type Arrived = { readonly name: string } & (
  | { readonly content: Buffer }
  | { readonly refused: 'tooBig' | 'tooMany' | 'crowded' }
);

interface Coming {
  bytes: number;
  readonly arrived: Arrived[];
  count: number;
}

export interface Uploads {
  /** Reads a form with files into `req.body`, and the files into memory. */
  readonly read: RequestHandler;
  /** The files of a form that was read. */
  filesOf(req: Request): readonly Arrived[];
}

/** Forms with files. A file too many or too large is put aside by name, so that the rest of the form still counts. */
export function uploads(): Uploads {
  const coming = new WeakMap<object, Coming>();
  let held = 0;
  const storage: StorageEngine = {
    _handleFile(req, { stream, originalname }, done) {
      const form = coming.get(req) ?? { bytes: 0, arrived: [], count: 0 };
      const name = originalname.slice(0, longestName);
      let chunks: Buffer[] = [];
      let bytes = 0;
      form.count += 1;
      let refused: 'tooBig' | 'tooMany' | 'crowded' | undefined =
        form.count > uploadLimits.files ? 'tooMany' : undefined;
      const hold = (amount: number) => {
        bytes += amount;
        form.bytes += amount;
        held += amount;
      };
      stream.on('data', (chunk: Buffer) => {
        if (refused) return;
        if (form.bytes + chunk.length > uploadLimits.bytes) refused = 'tooBig';
        else if (held + chunk.length > bytesAtOnce) refused = 'crowded';
        if (refused) {
          chunks = [];
          return hold(-bytes);
        }
        hold(chunk.length);
        chunks.push(chunk);
      });
      stream.once('error', done);
      stream.once('end', () => {
        form.arrived.push(refused ? { name, refused } : { name, content: Buffer.concat(chunks) });
        done(null, {});
      });
    },
    _removeFile: (_req, _file, done) => done(null),
  };
  const parse = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { fileSize: longestForm, fieldSize: 200_000, fields: 30, parts: 60, fieldNestingDepth: 0 },
  }).any();
  return {
    read(req, res, next) {
      if (Number(req.headers['content-length'] ?? 0) > longestForm) {
        res.set('Connection', 'close');
        return next(refusedForm(413));
      }
      const form: Coming = { bytes: 0, arrived: [], count: 0 };
      coming.set(req, form);
      res.once('close', () => {
        held -= form.bytes;
      });
      parse(req, res, (error) => next(error && refusedForm(isTooMuch(error) ? 413 : 400)));
    },
    filesOf: (req) => coming.get(req)?.arrived ?? [],
  };
}

const isTooMuch = (error: unknown) => error instanceof multer.MulterError && error.code.startsWith('LIMIT_');

/** Without what the parser says: it quotes names. */
const refusedForm = (status: number) => Object.assign(new Error('a form was refused'), { status });
