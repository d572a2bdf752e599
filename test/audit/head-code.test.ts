import { headCode, readHeadCode } from '../../src/audit/head-code.ts';

const hash = `3f9a12bc04de77a091c2${'5'.repeat(44)}`;

test('a code is the first 80 bits in groups', () => {
  expect(headCode(hash)).toBe('3f9a-12bc-04de-77a0-91c2');
});

test.each([
  ['3f9a-12bc-04de-77a0-91c2'],
  ['3F9A 12BC 04DE 77A0 91C2'],
  ['3f9a12bc04de77a091c2\n'],
  ['3f9a–12bc–04de–77a0–91c2'],
])('%j is read', (typed) => {
  expect(readHeadCode(typed)).toBe(headCode(hash));
});

test.each([[''], ['3f9a-12bc'], [`${headCode(hash)}0`], ['3f9a-12bc-04de-77a0-91cg']])(
  '%j is none',
  (typed) => {
    expect(readHeadCode(typed)).toBeNull();
  },
);
