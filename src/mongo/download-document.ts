import type { Download, FileState } from '../post/downloads.ts';
import { type Locked, type Locks, lockPadded, openValue } from './locks.ts';

/** Which file it is, and what it is, is locked; what the store must ask for lies open. */
export interface DownloadDocument {
  /** A fleeting digest of the file's id, which stands plain in a tip or ticket. */
  readonly _id: string;
  /** The name of the key under which it is locked. */
  readonly memory: string;
  readonly said: Locked;
  /** LINE's message id; erased once fetched. */
  readonly message?: Locked;
  readonly file?: Locked;
  /** The file's id under the durable key, for the ticket that waits for it. Of a tip's file it says nothing. */
  readonly ticketFile?: Locked;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly isKept: boolean;
  /** Its message was unsent. */
  readonly isCancelled?: boolean;
  /** In whole hours. */
  readonly requestedAt: Date;
}

export type DownloadLocks = Pick<Locks, 'fleeting' | 'fleetingKeyed' | 'fleetingKey' | 'durable'>;

type Said = Pick<Download, 'id' | 'key' | 'kind'>;

/** How a download is locked and opened again. Each part opens in its own document alone. */
export function downloadParts({ fleeting, fleetingKeyed, fleetingKey, durable }: DownloadLocks) {
  const idOf = (fileId: string) => fleetingKeyed(`download\0${fileId}`);
  const openFile = ({ _id, file }: DownloadDocument) =>
    openValue<FileState>(fleeting, file, 'download-file', _id);
  return {
    idOf,
    /** What is locked of one that was asked for just now. */
    locked({ messageId, ...said }: Said & Pick<Download, 'messageId'>) {
      const _id = idOf(said.id);
      return {
        _id,
        memory: fleetingKey.name,
        said: lockPadded(fleeting, said, 'download', _id),
        message: lockPadded(fleeting, { messageId }, 'download-message', _id),
      };
    },
    lockedFile: (fileId: string, file: FileState) =>
      lockPadded(fleeting, file, 'download-file', idOf(fileId)),
    lockedTicketFile: (fileId: string, of: 'ticket' | 'tip') =>
      lockPadded(durable, { id: of === 'ticket' ? fileId : '' }, 'download-ticket', idOf(fileId)),
    said: ({ _id, said }: DownloadDocument) => openValue<Said>(fleeting, said, 'download', _id),
    file: openFile,
    download(document: DownloadDocument): Download | null {
      const { _id, said, message, attempts } = document;
      const opened = openValue<Said>(fleeting, said, 'download', _id);
      const asked = openValue<{ messageId: string }>(fleeting, message, 'download-message', _id);
      const file = openFile(document);
      return opened && asked && { ...opened, ...asked, attempts, ...(file ? { file } : {}) };
    },
    /** Empty where no ticket waits for it. */
    ticketFile: ({ _id, ticketFile }: DownloadDocument) =>
      openValue<{ id: string }>(durable, ticketFile, 'download-ticket', _id)?.id ?? '',
  };
}
