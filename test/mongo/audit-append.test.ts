import type { AuditHead } from '../../src/audit/entry.ts';
import { type AuditDocument, auditAppender, type ChainEnd } from '../../src/mongo/audit-append.ts';

const at = '2026-11-22T03:04:05Z';
const deed = { who: 'somying', deed: 'signed-out' } as const;
const said = { at, deed };

/** A chain in memory; `inserts` may be told to fail. */
function chainEnd() {
  const kept: AuditDocument[] = [];
  const inserts: number[] = [];
  let reads = 0;
  const last = (): AuditHead | null => kept.at(-1) ?? null;
  const end: ChainEnd = {
    read: async () => {
      reads += 1;
      return last();
    },
    insert: async (documents) => {
      inserts.push(documents.length);
      const before = kept.length;
      for (const document of documents) {
        if (document._id !== kept.length + 1) break;
        kept.push(document);
      }
      return kept.length - before;
    },
  };
  return { kept, inserts, end, reads: () => reads };
}

test('the first deed begins the chain; each answers its own entry', async () => {
  const { kept, end } = chainEnd();
  const appender = auditAppender(end);
  expect(appender.appended()).toBeNull();
  expect(await appender.append(said)).toMatchObject({ seq: 2, at });
  expect(await appender.append(said)).toEqual({ seq: 3, at, hash: kept[2]?.hash });
  expect(appender.appended()).toMatchObject({ seq: 3 });
  expect(kept.map(({ deed }) => deed)).toEqual(['chain-begun', 'signed-out', 'signed-out']);
  expect(kept[0]?.about).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(kept.map(({ salt }) => salt)).size).toBe(3);
});

test('what is said while an insert is under way goes together, in its order, without reading the end again', async () => {
  const { kept, inserts, end, reads } = chainEnd();
  const { append } = auditAppender(end);
  const whos = Array.from({ length: 150 }, (_, n) => `officer-${n}`);
  const heads = await Promise.all(whos.map((who) => append({ at, deed: { ...deed, who } })));
  expect(heads.map(({ seq }) => seq)).toEqual(whos.map((_, n) => n + 2));
  expect(kept.slice(1).map(({ who }) => who)).toEqual(whos);
  expect(inserts).toEqual([2, 100, 49]);
  expect(reads()).toBe(1);
});

test('a number taken by another process is no failure', async () => {
  const { kept, end } = chainEnd();
  const [one, other] = [auditAppender(end), auditAppender(end)];
  await one.append(said);
  await other.append(said);
  expect(await one.append(said)).toMatchObject({ seq: 4 });
  expect(kept.map(({ prevHash }) => prevHash).slice(1)).toEqual(kept.map(({ hash }) => hash).slice(0, -1));
});

test('what was put in before a number was taken stays, and the rest follows', async () => {
  const { kept, end } = chainEnd();
  await auditAppender(end).append(said);
  let isFirst = true;
  const half: ChainEnd = {
    ...end,
    insert: async (documents) => {
      const some = isFirst ? documents.slice(0, 2) : documents;
      isFirst = false;
      return await end.insert(some);
    },
  };
  const appender = auditAppender(half);
  isFirst = false;
  await appender.append(said);
  isFirst = true;
  const held = appender.append(said);
  const heads = await Promise.all([held, ...Array.from({ length: 4 }, () => appender.append(said))]);
  expect(heads.map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8]);
  expect(kept).toHaveLength(8);
});

test('a database that fails fails the deeds that waited for it, and not the next one', async () => {
  const { end } = chainEnd();
  let isGone = false;
  const failing: ChainEnd = {
    ...end,
    insert: (documents) => (isGone ? Promise.reject(new Error('gone')) : end.insert(documents)),
  };
  const appender = auditAppender(failing);
  await appender.append(said);
  isGone = true;
  const results = await Promise.allSettled([appender.append(said), appender.append(said)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isGone = false;
  expect(await appender.append(said)).toMatchObject({ seq: 3 });
});

test('an end of which every number is taken is given up after a bounded number of tries', async () => {
  const tries: number[] = [];
  const { end } = chainEnd();
  const busy: ChainEnd = {
    ...end,
    insert: async () => {
      tries.push(performance.now());
      return 0;
    },
  };
  await expect(auditAppender(busy).append(said)).rejects.toThrow('too busy');
  expect(tries).toHaveLength(40);
});
