import { pino } from 'pino';
import { ProcessFault } from '../../src/evidence/ask-process.ts';
import { type ContentDeps, contentFetcher, type Fetcher, sizeLimits } from '../../src/line/content.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { downloadStore } from '../../src/mongo/download-store.ts';
import { sealedFiles } from '../../src/mongo/sealed-file-store.ts';
import type { FileState } from '../../src/post/downloads.ts';
import { keepFiles } from '../../src/product/desks.ts';
import type { SealedFiles } from '../../src/tips/ports.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { testLocks } from '../helpers/locks.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { jpeg } from '../helpers/photos.ts';
import { channel } from '../helpers/service-desk.ts';

const quiet = { expectReply: false } as const;
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

describe('the content of messages', () => {
  const { clock, movesOn } = movableClock();
  const locks = testLocks();
  const marks = new Map<string, FileState[]>();
  let database: TestDatabase;
  let line: LocalLine;
  let downloads: ReturnType<typeof downloadStore>;
  let files: SealedFiles;
  const keys = new Map<string, string>();
  let fetcher: Fetcher;
  beforeAll(async () => {
    database = await testDatabase();
    line = await startLocalLine({ ...channel, clock });
    downloads = downloadStore(database.connection, { clock, ...locks });
    await downloads.init();
    files = sealedFiles(database.connection);
    fetcher = fetcherWith({});
  });
  afterEach(() => line.heal());
  afterAll(async () => {
    await line.close();
    await database.drop();
  });

  const fetcherWith = (how: {
    files?: SealedFiles;
    mark?: () => Promise<void>;
    judge?: ContentDeps['judge'];
  }) =>
    contentFetcher({
      downloads,
      files: how.files ?? files,
      ...(how.judge ? { judge: how.judge } : {}),
      clock,
      logger: pino({ level: 'silent' }),
      dataApi: { baseURL: line.url, channelAccessToken: channel.channelAccessToken },
      async mark(id, state) {
        await how.mark?.();
        marks.set(id, [...(marks.get(id) ?? []), state]);
      },
    });

  /** A villager sends something; answers the id under which it is asked for. */
  async function sent(kind: 'image' | 'file', bytes: Buffer, options: object = {}): Promise<string> {
    const villager = line.addVillager();
    const sending =
      kind === 'image'
        ? villager.sends.photo(bytes, { ...quiet, ...options })
        : villager.sends.file('a.pdf', bytes, { ...quiet, ...options });
    await sending.catch(() => undefined);
    const id = `id-of-${villager.lastMessageId}`;
    keys.set(id, await downloads.request({ id, messageId: villager.lastMessageId, kind }));
    return id;
  }
  const fileOf = (id: string) => ({ id, key: keys.get(id) ?? '' });
  const contentOf = async (id: string) => files.read(fileOf(id));
  const stored = async (id: string) => {
    const file = fileOf(id);
    const facts = await files.look(file);
    if (!facts || 'refused' in facts) return facts;
    return { mime: facts.mime, content: await files.read(file) };
  };
  const documentOf = (id: string) =>
    database.connection
      .collection<{ _id: string }>('downloads')
      .findOne({ _id: locks.fleetingKeyed(`download\0${id}`) });

  test('is fetched, sniffed, stored and shown; the LINE message id is forgotten', async () => {
    const id = await sent('image', jpeg, { contentType: 'application/x-msdownload' });
    await fetcher.run();
    expect(await stored(id)).toEqual({ mime: 'image/jpeg', content: jpeg });
    expect(marks.get(id)).toEqual([{ state: 'ready', mime: 'image/jpeg', bytes: jpeg.length }]);
    expect(await documentOf(id)).not.toHaveProperty('message');
  });

  test('that is not ready yet (202) is asked for again later', async () => {
    const id = await sent('image', jpeg, { preparing: 2 });
    for (let tries = 0; tries < 3; tries += 1) {
      await fetcher.run();
      movesOn({ seconds: 5 });
    }
    expect(marks.get(id)).toEqual([expect.objectContaining({ state: 'ready' })]);
  });

  test.each([
    ['unknown to LINE (404)', { status: 404 }],
    ['unsent (410)', { status: 410 }],
  ])('that is %s is shown as gone, once and for all', async (_, fault) => {
    const id = await sent('image', jpeg);
    void line.failNext({ path: /\/content$/, ...fault });
    await fetcher.run();
    expect(marks.get(id)).toEqual([{ state: 'gone' }]);
    expect(await stored(id)).toEqual({ refused: 'gone' });
    movesOn({ minutes: 10 });
    await fetcher.run();
    expect(marks.get(id)).toHaveLength(1);
  });

  test('that breaks off midway is fetched again from the beginning', async () => {
    const id = await sent('image', jpeg, { breakAfter: 20 });
    await fetcher.run();
    expect(await stored(id)).toBeNull();
    line.setContent(id.slice('id-of-'.length), { breakAfter: undefined as never });
    movesOn({ seconds: 5 });
    await fetcher.run();
    expect(await contentOf(id)).toEqual(jpeg);
  });

  test.each([
    ['500', { status: 500 }],
    ['401', { status: 401 }],
    ['429', { status: 429 }],
    ['a broken connection', { dropConnection: true }],
  ])('that LINE answers with %s is tried again', async (_, fault) => {
    const id = await sent('image', jpeg);
    void line.failNext({ path: /\/content$/, ...fault });
    await fetcher.run();
    expect(marks.get(id)).toBeUndefined();
    movesOn({ seconds: 5 });
    await fetcher.run();
    expect(marks.get(id)).toEqual([expect.objectContaining({ state: 'ready' })]);
  });

  test('is given up after about a day without LINE', async () => {
    const id = await sent('image', jpeg);
    await line.down();
    const from = clock().getTime();
    for (let tries = 0; tries < 200 && !marks.has(id); tries += 1) {
      await fetcher.run();
      movesOn({ minutes: 15 });
    }
    await line.up();
    expect(marks.get(id)).toEqual([{ state: 'gone' }]);
    expect(await stored(id)).toEqual({ refused: 'gone' });
    expect((clock().getTime() - from) / 3_600_000).toBeGreaterThan(20);
  });

  test('that says it is a picture and is none is refused', async () => {
    const id = await sent('image', Buffer.from('<html><script>alert(1)</script>'));
    const document = await sent('image', pdf);
    await fetcher.run();
    expect(marks.get(id)).toEqual([{ state: 'refused' }]);
    expect(await stored(id)).toEqual({ refused: 'active' });
    expect(await stored(document)).toEqual({ refused: 'unsupported' });
  });

  test('that could not be judged, as nobody could be asked, is fetched and judged again', async () => {
    const id = await sent('image', jpeg);
    await fetcherWith({
      judge: async () => {
        throw new ProcessFault('HELPER_NOT_STARTED');
      },
    }).run();
    expect(await stored(id)).toBeNull();
    expect(marks.get(id)).toBeUndefined();
    movesOn({ seconds: 5 });
    await fetcher.run();
    expect(await contentOf(id)).toEqual(jpeg);
  });

  test('a file is kept under what its bytes say, not its name', async () => {
    const id = await sent('file', pdf, { contentType: 'text/html' });
    const odd = await sent('file', Buffer.from('MZ\x90\x00'), { contentType: 'text/html' });
    await fetcher.run();
    expect(await stored(id)).toEqual({ mime: 'application/pdf', content: pdf });
    expect(await stored(odd)).toEqual({ refused: 'executable' });
    expect(marks.get(odd)).toEqual([{ state: 'refused' }]);
  });

  test('above its size limit is refused and not stored', async () => {
    const id = await sent('image', Buffer.concat([jpeg, Buffer.alloc(sizeLimits.photo)]));
    await fetcher.run();
    expect(marks.get(id)).toEqual([{ state: 'refused' }]);
    expect(await stored(id)).toEqual({ refused: 'tooBig' });
  });

  test('unsent at the very moment it is stored is not there afterwards', async () => {
    const id = await sent('image', jpeg);
    const busy = fetcherWith({
      files: {
        ...files,
        async save(file, ...what) {
          await downloads.cancel([file.id]);
          await files.delete([file.id]);
          await files.save(file, ...what);
        },
      },
    });
    await busy.run();
    expect(await stored(id)).toBeNull();
    expect(marks.get(id)).toBeUndefined();
  });

  test.each([
    ['kept by a tip', ['keep', 'forget']],
    ['kept by nothing yet', []],
  ] as const)('fetched twice at once stays when the slower one ends last: %s', async (_, deeds) => {
    const id = await sent('image', jpeg);
    const overtaken = fetcherWith({
      files: {
        ...files,
        async save(file, ...what) {
          movesOn({ minutes: 2 });
          await fetcher.run();
          for (const deed of deeds)
            await (deed === 'keep' ? downloads.keep([id], 'tip') : downloads.forget([id]));
          await files.save(file, ...what);
        },
      },
    });
    await overtaken.run();
    expect(await contentOf(id)).toEqual(jpeg);
    expect(marks.get(id)).toHaveLength(1);
  });

  test('what was fetched stays, though LINE no longer has it when it is fetched once more', async () => {
    const id = await sent('image', jpeg);
    const diesOnceStored = fetcherWith({
      files: {
        ...files,
        async save(...what) {
          await files.save(...what);
          throw new Error('died');
        },
      },
    });
    await diesOnceStored.run();
    movesOn({ minutes: 2 });
    void line.failNext({ path: /\/content$/, status: 404 });
    await fetcher.run();
    expect(await contentOf(id)).toEqual(jpeg);
    expect(marks.get(id)).toEqual([{ state: 'ready', mime: 'image/jpeg', bytes: jpeg.length }]);
  });

  test('stored by a process that died before showing it is shown by the next one, and not fetched again', async () => {
    const id = await sent('image', jpeg);
    await fetcherWith({
      mark: async () => {
        throw new Error('died');
      },
    }).run();
    expect(marks.get(id)).toBeUndefined();
    movesOn({ minutes: 2 });
    await line.down();
    await fetcher.run();
    await line.up();
    expect(marks.get(id)).toEqual([expect.objectContaining({ state: 'ready' })]);
  });

  test.each([
    ['before it is fetched', true],
    ['and fetched before', false],
  ])(
    'that something keeps %s stays, even when the memory key goes; what nothing keeps is thrown away',
    async (_, isFirst) => {
      const [loose, kept] = [await sent('image', jpeg), await sent('image', jpeg)];
      const keeps = () =>
        keepFiles({ tickets: { setAttachment: async () => {} }, files, downloads }, [kept], 'tip');
      if (isFirst) await keeps();
      await fetcher.run();
      if (!isFirst) await keeps();
      await files.dropLoose('9999-01-01');
      expect(await stored(loose)).toBeNull();
      expect(await contentOf(kept)).toEqual(jpeg);
    },
  );

  test('a half-written file of a process that died is replaced', async () => {
    const id = await sent('image', jpeg);
    await database.connection
      .collection('file_pieces')
      .insertOne({ _id: `${id}:dead:0000`, data: Buffer.from('half') } as never);
    await fetcher.run();
    expect(await contentOf(id)).toEqual(jpeg);
  });

  test('a slow one holds up nobody', async () => {
    await sent('image', jpeg);
    const met = line.failNext({ path: /\/content$/, hang: true });
    const slow = fetcher.run();
    await met;
    const id = await sent('image', jpeg);
    void fetcher.run();
    await expect(Promise.race([slow.then(() => 'all'), shown(id).then(() => 'the quick one')])).resolves.toBe(
      'the quick one',
    );
    line.heal();
    await slow;
  });

  test('that no ticket keeps is deleted after a day; what one keeps is not', async () => {
    const orphan = await sent('image', jpeg);
    const kept = await sent('image', jpeg);
    await fetcher.run();
    await downloads.keep([kept], 'ticket');
    movesOn({ days: 2 });
    const before = new Date(clock().getTime() - 24 * 3_600_000);
    const ids = await downloads.orphans(before, 1_000);
    expect(ids).toContain(orphan);
    expect(ids).not.toContain(kept);
    await files.delete(ids);
    await downloads.drop(ids);
    expect(await stored(orphan)).toBeNull();
    expect(await contentOf(kept)).toEqual(jpeg);
    expect(await downloads.orphans(before, 1_000)).toEqual([]);
  });

  async function shown(id: string): Promise<void> {
    while (!marks.has(id)) await new Promise((resolve) => setImmediate(resolve));
  }
});
