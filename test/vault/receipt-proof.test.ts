import { canonical } from '../../src/vault/json.ts';
import { receiptProof, verifyReceiptProof } from '../../src/vault/receipt-proof.ts';
import { randomKey } from '../../src/vault/sodium.ts';

const key = randomKey();
const filed = {
  number: 'T-2570-0001',
  filedAt: new Date('2026-11-22T03:04:05.678Z'),
  content: { text: 'ผู้รับเหมาให้ซอง', facts: { place: 'หมู่ 3', sums: [1, 2, null] }, files: ['abc'] },
};
const proof = receiptProof(key, filed);

test('the office is held to what was filed, and when', () => {
  expect(proof).toMatch(/^1(-[0-9A-HJKMNP-TV-Z]{4}){8}$/);
  expect(verifyReceiptProof(key, filed, proof)).toBe(true);
  expect(verifyReceiptProof(key, filed, ` ${proof.toLowerCase().replace(/-/g, ' ')} `)).toBe(true);
  const reordered = {
    files: ['abc'],
    facts: { sums: [1, 2, null], place: 'หมู่ 3' },
    text: filed.content.text,
  };
  expect(verifyReceiptProof(key, { ...filed, content: reordered }, proof)).toBe(true);
});

test.each([
  ['another number', { number: 'T-2570-0002' }],
  ['a millisecond later', { filedAt: new Date('2026-11-22T03:04:05.679Z') }],
  ['another word', { content: { ...filed.content, text: 'ผู้รับเหมาให้ซอง ' } }],
  ['a file more', { content: { ...filed.content, files: ['abc', 'def'] } }],
  ['files in another order', { content: { ...filed.content, facts: { place: 'หมู่ 3', sums: [2, 1, null] } } }],
  ['a fact left out', { content: { text: filed.content.text } }],
])('%s does not fit the proof', (_, change) => {
  expect(verifyReceiptProof(key, { ...filed, ...change }, proof)).toBe(false);
});

test('another key, or any other letters, do not fit', () => {
  expect(verifyReceiptProof(randomKey(), filed, proof)).toBe(false);
  for (let at = 2; at < proof.length; at += 1) {
    if (proof[at] === '-') continue;
    const letter = proof[at] === 'Z' ? '0' : 'Z';
    expect(verifyReceiptProof(key, filed, proof.slice(0, at) + letter + proof.slice(at + 1))).toBe(false);
  }
  for (const typed of ['', '1', proof.slice(0, -1), `${proof}0`, proof.replace(/^1/, '2'), 'ไม่มี']) {
    expect(verifyReceiptProof(key, filed, typed)).toBe(false);
  }
});

test('one content has one text', () => {
  expect(canonical({ b: 1, a: { d: [{ y: 1, x: 2 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[{"x":2,"y":1}]},"b":1}',
  );
  expect(canonical({ 10: 'a', 9: 'b' })).toBe(canonical({ 9: 'b', 10: 'a' }));
});
