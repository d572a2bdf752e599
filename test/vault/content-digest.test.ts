import { contentDigest } from '../../src/vault/content-digest.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';

const key = toStored(randomKey());
const content = Buffer.from('what is in a file');

test('a digest is of one content under one key', () => {
  expect(contentDigest(content, key)).toBe(contentDigest(Buffer.from(content), key));
  expect(contentDigest(content, key)).toMatch(/^[\w-]{43}$/);
  expect(contentDigest(Buffer.from('what was in a file'), key)).not.toBe(contentDigest(content, key));
  expect(contentDigest(content, toStored(randomKey()))).not.toBe(contentDigest(content, key));
});

test('a key that is none is refused', () => {
  expect(() => contentDigest(content, 'short')).toThrow('broken');
});
