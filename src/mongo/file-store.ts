import type { Connection } from 'mongoose';
import { mongo } from 'mongoose';
import type { FileStore } from '../tickets/ports.ts';

interface FileDocument {
  readonly _id: string;
  readonly length: number;
  readonly metadata?: { readonly mime?: string };
}

/** Files in GridFS, so that nothing but the database is shared between app processes. */
export function fileStore(connection: Connection): FileStore {
  const bucket = () =>
    new mongo.GridFSBucket(connection.getClient().db(connection.name), { bucketName: 'files' });
  // GridFS types its ids as ObjectId; ours are the random ids of attachments.
  const idOf = (id: string) => id as unknown as mongo.ObjectId;
  const remove = async (id: string) => {
    try {
      await bucket().delete(idOf(id));
    } catch (error) {
      if (!(error instanceof mongo.MongoRuntimeError)) throw error;
    }
  };
  return {
    async save(id, { mime, content }) {
      await remove(id);
      const upload = bucket().openUploadStreamWithId(idOf(id), id, { metadata: { mime } });
      await new Promise<void>((resolve, reject) => {
        upload.once('finish', resolve).once('error', reject);
        upload.end(content);
      });
    },
    async read(id) {
      const [file] = (await bucket()
        .find({ _id: idOf(id) })
        .toArray()) as unknown as FileDocument[];
      if (!file) return null;
      return {
        mime: file.metadata?.mime ?? 'application/octet-stream',
        bytes: file.length,
        stream: bucket().openDownloadStream(idOf(id)),
      };
    },
    async delete(ids) {
      for (const id of ids) await remove(id);
    },
  };
}
