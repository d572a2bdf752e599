import { randomInt } from 'node:crypto';
import { Decrypter } from 'age-encryption';
import { openZip } from '../../src/evidence/open-zip.ts';
import {
  isPackagePassphrase,
  type PackagePart,
  packagePassphrase,
  sealedPackage,
} from '../../src/tips/export-package.ts';

const clock = () => new Date('2026-11-23T02:00:00Z');
const part = (path: string, read: PackagePart['read']): PackagePart => ({ path, read });
const sealed = async (parts: PackagePart[], passphrase: string) =>
  Buffer.concat(await (await sealedPackage({ parts, about: {}, clock }, passphrase)).toArray());

test('a passphrase has six groups that can be read aloud, and no other passes for one', () => {
  const made = packagePassphrase(randomInt);
  expect(made).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){5}$/);
  expect(isPackagePassphrase(made)).toBe(true);
  expect(packagePassphrase(randomInt)).not.toBe(made);
  for (const other of ['', 'secret', made.toUpperCase(), made.slice(5), `${made}-abcd`]) {
    expect(isPackagePassphrase(other)).toBe(false);
  }
});

test('a part that is not there is left out, also of the manifest', async () => {
  const passphrase = packagePassphrase(randomInt);
  const bytes = await sealed(
    [part('here.txt', async () => ({ bytes: Buffer.from('here') })), part('gone.txt', async () => null)],
    passphrase,
  );
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const zip = Buffer.from(await decrypter.decrypt(new Uint8Array(bytes)));
  expect(zip.includes('here.txt')).toBe(true);
  expect(zip.includes('manifest.json')).toBe(true);
  expect(zip.includes('gone.txt')).toBe(false);
});

test('the manifest lists what a clean copy still tells', async () => {
  const passphrase = packagePassphrase(randomInt);
  const copy = { bytes: Buffer.from('copy'), stillTells: ['ลิงก์ออกไปภายนอก'] };
  const bytes = await sealed([part('clean/a.docx', async () => copy)], passphrase);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const zip = await openZip(Buffer.from(await decrypter.decrypt(new Uint8Array(bytes))));
  const manifest = JSON.parse(String(await zip?.read('manifest.json', 10_000)));
  expect(manifest.parts).toMatchObject([{ path: 'clean/a.docx', stillTells: ['ลิงก์ออกไปภายนอก'] }]);
});

test('a part that cannot be read makes the package fail, not shorter', async () => {
  const broken = part('broken.txt', async () => {
    throw new Error('it cannot be opened');
  });
  await expect(
    sealed(
      [part('here.txt', async () => ({ bytes: Buffer.from('here') })), broken],
      packagePassphrase(randomInt),
    ),
  ).rejects.toThrow();
});

test('parts are read one after the other, as the package is taken', async () => {
  const read: number[] = [];
  const parts = Array.from({ length: 20 }, (_, place) => ({
    ...part(`${place}.bin`, async () => {
      read.push(place);
      return { bytes: Buffer.alloc(1_000_000, place) };
    }),
    isPacked: true,
  }));
  const stream = await sealedPackage({ parts, about: {}, clock }, packagePassphrase(randomInt));
  for await (const chunk of stream) {
    expect(Buffer.isBuffer(chunk) || chunk instanceof Uint8Array).toBe(true);
    break;
  }
  expect(read.length).toBeLessThan(5);
});
