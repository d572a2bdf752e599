import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { NewId } from '../tickets/ports.ts';
import { attemptStore } from './attempt-store.ts';
import { auditStore } from './audit-store.ts';
import { contentStore } from './content-store.ts';
import { downloadStore } from './download-store.ts';
import { inboxStore } from './inbox-store.ts';
import { linkStore } from './link-store.ts';
import { KeyGone, type Locks } from './locks.ts';
import { outboxStore } from './outbox-store.ts';
import { questionStore } from './question-store.ts';
import { sealedFiles } from './sealed-file-store.ts';
import { staffStore } from './staff-store.ts';
import { talkStore } from './talk-store.ts';
import { ticketStore } from './ticket-store.ts';
import { tipStore } from './tip-store.ts';
import { usedOnceStore } from './used-once-store.ts';

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Every store of the product on one connection, their indexes made. */
export async function openStores(
  connection: Connection,
  { clock, newRetryKey, logger, locks }: { clock: Clock; newRetryKey: NewId; logger: Logger; locks: Locks },
) {
  const failed = (error: unknown) =>
    logger.warn(
      faultOf(error),
      error instanceof KeyGone
        ? 'something on its way was locked under a key that went with the power, and was dropped'
        : 'a small write was lost and will be done again',
    );
  const stores = {
    tickets: ticketStore(connection, { clock }),
    tips: tipStore(connection),
    files: sealedFiles(connection),
    audit: auditStore(connection, { clock }),
    inbox: inboxStore(connection, { clock, failed, ...locks }),
    talks: talkStore(connection, { clock, newId: newRetryKey, failed, ...locks }),
    outbox: outboxStore(connection, { clock, newRetryKey, failed, ...locks }),
    downloads: downloadStore(connection, { clock, ...locks }),
    staff: staffStore(connection),
    attempts: attemptStore(connection),
    content: contentStore(connection),
    questions: questionStore(connection),
    usedOnce: usedOnceStore(connection, clock),
    links: linkStore(connection),
  };
  await Promise.all(Object.values(stores).map((store) => store.init()));
  return {
    ...stores,
    /** Waits until writes that were put off are done. */
    flush: async () => {
      await Promise.all([stores.inbox.flush(), stores.talks.flush()]);
    },
  };
}
