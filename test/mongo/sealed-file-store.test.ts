import { randomBytes } from 'node:crypto';
import { sealedFiles } from '../../src/mongo/sealed-file-store.ts';
import { cleanIdOf } from '../../src/tips/clean-id.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { dump, holding } from '../helpers/dump.ts';

let database: TestDatabase;
let files: ReturnType<typeof sealedFiles>;

beforeAll(async () => {
  database = await testDatabase();
  files = sealedFiles(database.connection);
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  await files.init();
});
afterAll(() => database.drop());

const fileOf = (id = randomBytes(9).toString('base64url')) => ({
  id,
  key: randomBytes(32).toString('base64url'),
});
const jpeg = { mime: 'image/jpeg', format: 'jpeg' } as const;
const pieces = () => database.connection.collection('file_pieces');

test.each([0, 1, 65_536, 1_048_576, 3_000_001])(
  'a file of %i bytes comes back as it went in',
  async (bytes) => {
    const file = fileOf();
    const content = randomBytes(bytes);
    await files.save(file, content, jpeg);
    expect((await files.read(file))?.equals(content)).toBe(true);
    expect(await files.look(file)).toEqual({ ...jpeg, bytes });
  },
);

test('without its key it neither opens nor says what it is', async () => {
  const file = fileOf();
  await files.save(file, Buffer.from('CANARY'), jpeg);
  const wrong = fileOf(file.id);
  await expect(files.look(wrong)).rejects.toMatchObject({ reason: 'broken' });
  await expect(files.read(wrong)).rejects.toMatchObject({ reason: 'broken' });
  const dumped = await dump(database.connection);
  expect(
    holding(dumped, 'CANARY', Buffer.from('CANARY').toString('base64').slice(0, 8), 'jpeg', file.key),
  ).toEqual([]);
});

test('what is known of files of any kind looks alike', async () => {
  const sizes = new Set<number>();
  for (const facts of [jpeg, { mime: 'text/plain' }]) {
    const file = fileOf();
    await files.save(file, Buffer.from('a'), facts);
    const stored = await database.connection.collection('files').findOne({ _id: file.id as never });
    sizes.add(stored?.info.cipher.length);
  }
  const refused = fileOf();
  await files.refuse(refused, 'polyglot');
  const stored = await database.connection.collection('files').findOne({ _id: refused.id as never });
  sizes.add(stored?.info.cipher.length);
  expect(sizes.size).toBe(1);
});

test('saved again it is replaced, and nothing of the first is left', async () => {
  const file = fileOf();
  await files.save(file, randomBytes(3_000_000), jpeg);
  await files.save(file, Buffer.from('second'), { mime: 'text/plain' });
  expect(String(await files.read(file))).toBe('second');
  expect(await files.look(file)).toEqual({ mime: 'text/plain', bytes: 6 });
  expect(await pieces().countDocuments()).toBe(1);
});

test('of two that save at once, one is there whole', async () => {
  const file = fileOf();
  const contents = [randomBytes(2_500_000), randomBytes(2_500_000)];
  await Promise.all(contents.map((content) => files.save(file, content, jpeg)));
  const read = await files.read(file);
  expect(contents.some((content) => read?.equals(content))).toBe(true);
  expect(await pieces().countDocuments()).toBe(3);
});

test('a refusal is kept in its place, with its reason', async () => {
  const file = fileOf();
  await files.save(file, randomBytes(10), jpeg);
  await files.refuse(file, 'archive');
  expect(await files.look(file)).toEqual({ refused: 'archive' });
  expect(await files.read(file)).toBeNull();
  expect(await pieces().countDocuments()).toBe(0);
});

test('deleted it is gone with its clean copy, and its neighbours stay', async () => {
  const file = fileOf('file-1');
  const neighbours = [fileOf('file-10'), fileOf('file'), fileOf('file-1x')];
  for (const one of [file, { ...file, id: cleanIdOf(file.id) }, ...neighbours]) {
    await files.save(one, randomBytes(10), jpeg);
  }
  await files.delete([file.id]);
  expect(await files.look(file)).toBeNull();
  expect(await files.read({ ...file, id: cleanIdOf(file.id) })).toBeNull();
  for (const one of neighbours) expect(await files.read(one)).toHaveLength(10);
  expect(await pieces().countDocuments()).toBe(neighbours.length);
});

test('one that lost a piece is not there; one that was changed is broken', async () => {
  const file = fileOf();
  await files.save(file, randomBytes(2_500_000), jpeg);
  const [first, second] = await pieces().find().sort({ _id: 1 }).toArray();
  await pieces().updateOne({ _id: second?._id }, { $set: { data: first?.data } });
  await expect(files.read(file)).rejects.toMatchObject({ reason: 'broken' });
  await pieces().deleteOne({ _id: first?._id });
  expect(await files.read(file)).toBeNull();
});

test('what belongs to nothing goes after its day', async () => {
  const [loose, kept, never] = [fileOf(), fileOf(), fileOf()];
  await files.save(loose, randomBytes(1), { ...jpeg, looseSince: '2026-11-20' });
  await files.save(kept, randomBytes(1), { ...jpeg, looseSince: '2026-11-20' });
  await files.save(never, randomBytes(1), jpeg);
  await files.keep([kept.id]);
  // By a fetch that was slower than another.
  await files.save(kept, randomBytes(1), { ...jpeg, looseSince: '2026-11-20' });
  const refused = fileOf();
  await files.refuse(refused, 'archive', '2026-11-20');
  await files.dropLoose('2026-11-20');
  expect(await files.look(loose)).not.toBeNull();
  await files.dropLoose('2026-11-21');
  expect(await files.look(loose)).toBeNull();
  expect(await files.look(refused)).toBeNull();
  expect(await files.look(kept)).not.toBeNull();
  expect(await files.look(never)).not.toBeNull();
});
