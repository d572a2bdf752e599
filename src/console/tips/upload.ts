import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { plainFileName } from '../../evidence/file-name.ts';
import { may } from '../../staff/may.ts';
import { fileRefusalLabels, tooManyFiles, unreadableName } from '../../text/console-tip-files.ts';
import { maybeViewer } from '../viewer.ts';

/** What an answer may carry; held in memory, so kept small. */
export const uploadLimits = { files: 5, megabytes: 10 } as const;

const limits = {
  files: uploadLimits.files,
  fileSize: uploadLimits.megabytes * 1024 * 1024,
  fields: 20,
  fieldSize: 64 * 1024,
  parts: 30,
};
const problemKey = 'uploadProblem';

/** Lets a file run past: of who is no longer signed in only the words are kept, to be shown to them. */
const discarding: StorageEngine = {
  _handleFile: (_req, file, done) => {
    file.stream.on('end', () => done(null, { size: 0 }));
    file.stream.resume();
  },
  _removeFile: (_req, _file, done) => done(null),
};

const settings = { limits, defParamCharset: 'utf8' } as const;
const keep = multer({ ...settings, storage: multer.memoryStorage() }).array('files');
const discard = multer({ ...settings, storage: discarding }).array('files');

/**
 * Reads the answers that come with files. To be used before anybody is asked to sign in or to open their key, so
 * that what they typed is still there; what is wrong with the files is said by the form itself.
 */
export const readUpload: RequestHandler = (req, res, next) => {
  if (!req.is('multipart/form-data')) return next();
  const viewer = maybeViewer(res);
  // For everybody else nothing is here, so nothing is read either.
  if (viewer && !may(viewer.role, 'tip.read')) return next();
  (viewer ? keep : discard)(req, res, (error: unknown) => {
    const problem = problemOf(error);
    if (problem === undefined) return next(error);
    res.locals[problemKey] = problem;
    next();
  });
};

function problemOf(error: unknown): string | undefined {
  if (error instanceof MulterError)
    return error.code === 'LIMIT_FILE_SIZE' ? fileRefusalLabels.tooBig : tooManyFiles;
  return error instanceof Error && error.message === 'Malformed part header' ? unreadableName : undefined;
}

/** The files of the form, and in words why they were not read, if they were not. */
export function uploadOf(
  req: Request,
  res: Response,
): {
  files: { content: Buffer; name: string }[];
  problem?: string;
} {
  const problem = res.locals[problemKey] as string | undefined;
  if (problem) return { files: [], problem };
  const files = Array.isArray(req.files) ? req.files : [];
  return {
    // A file field that nobody filled in comes as an empty file without a name.
    files: files
      .filter(({ size, originalname }) => size > 0 || originalname !== '')
      .map(({ buffer, originalname }) => ({ content: buffer, name: plainFileName(originalname) })),
  };
}
