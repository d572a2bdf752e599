import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { NewId } from '../tickets/ports.ts';
import { attemptStore } from './attempt-store.ts';
import { contentStore } from './content-store.ts';
import { downloadStore } from './download-store.ts';
import { fileStore } from './file-store.ts';
import { inboxStore } from './inbox-store.ts';
import { linkStore } from './link-store.ts';
import { outboxStore } from './outbox-store.ts';
import { questionStore } from './question-store.ts';
import { staffStore } from './staff-store.ts';
import { talkStore } from './talk-store.ts';
import { ticketStore } from './ticket-store.ts';

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Every store of the product on one connection, their indexes made. */
export async function openStores(
  connection: Connection,
  { clock, newRetryKey, logger }: { clock: Clock; newRetryKey: NewId; logger: Logger },
) {
  const failed = (error: unknown) =>
    logger.warn(faultOf(error), 'a small write was lost and will be done again');
  const stores = {
    tickets: ticketStore(connection, { collection: 'tickets', clock }),
    tips: ticketStore(connection, { collection: 'tips', clock }),
    inbox: inboxStore(connection, { clock, failed }),
    talks: talkStore(connection, { clock, newId: newRetryKey, failed }),
    outbox: outboxStore(connection, { clock, newRetryKey }),
    downloads: downloadStore(connection, clock),
    staff: staffStore(connection),
    attempts: attemptStore(connection),
    content: contentStore(connection),
    questions: questionStore(connection),
    links: linkStore(connection),
  };
  await Promise.all(Object.values(stores).map((store) => store.init()));
  return {
    ...stores,
    files: fileStore(connection),
    /** Waits until writes that were put off are done. */
    flush: async () => {
      await Promise.all([stores.inbox.flush(), stores.talks.flush()]);
    },
  };
}
