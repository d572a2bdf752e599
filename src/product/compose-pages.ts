import type { Router } from 'express';
import { consoleRouter } from '../console/router.ts';
import type { Locks } from '../mongo/locks.ts';
import type { Database } from '../mongo/open-database.ts';
import { openSessionStore } from '../mongo/session-store.ts';
import type { AnswerPost } from '../tickets/ports.ts';
import type { LockBox } from '../vault/lock-box.ts';
import type { PasswordKeys } from '../vault/password-key.ts';
import { webRouter } from '../web/router.ts';
import { cardPreview } from './card-preview.ts';
import { botDeps, type LineParts, newId, type Surroundings } from './compose-line.ts';
import type { TipParts } from './compose-tips.ts';
import type { KnowledgeKeeper } from './knowledge-keeper.ts';
import type { recoveryDesk } from './recovery-desk.ts';

/** As `Surroundings`, with the content that can be taken up anew, and what the pages need. */
export interface Around extends Surroundings {
  readonly knowledge: KnowledgeKeeper;
  readonly desks: TipParts;
  readonly locks: Locks;
  readonly keys: PasswordKeys;
  readonly recovery: ReturnType<typeof recoveryDesk>;
  readonly post: AnswerPost;
  readonly memory: LockBox;
}

/** The public pages. */
export function composeWeb(around: Around): Router {
  const { config, stores, knowledge } = around;
  return webRouter({
    ...around,
    knowledge: knowledge.current,
    isDead: knowledge.isDead,
    publicUrl: config.publicUrl,
    desk: around.desks.reporter,
    box: around.memory,
    newId,
    usedOnce: stores.usedOnce,
  });
}

/** The officers' console. */
export async function composeConsole(around: Around, line: LineParts, database: Database): Promise<Router> {
  const { config, stores, office, secrets } = around;
  return consoleRouter({
    ...around,
    ...stores,
    tips: around.desks.officers,
    office,
    newId,
    knowledge: around.knowledge.current,
    contentChanged: around.knowledge.refresh,
    isDead: around.knowledge.isDead,
    preview: cardPreview(botDeps(around)),
    sessionStore: await openSessionStore(database.connection),
    sessionSecret: secrets.sessionSecret,
    publicUrl: config.publicUrl,
    quota: {
      state: async () => ({ ...(await line.quota.state()), waiting: await stores.outbox.waitingCount() }),
    },
  });
}
