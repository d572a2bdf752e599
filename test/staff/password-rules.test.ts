import { checkNewPassword } from '../../src/staff/password-rules.ts';
import { temporaryPassword } from '../../src/staff/temporary-password.ts';

const refusal = (password: string) => {
  try {
    checkNewPassword(password, 'somying');
    return null;
  } catch (error) {
    return (error as { reason?: string }).reason;
  }
};

test.each([
  ['1234567', 'password-too-short'],
  ['ก'.repeat(7), 'password-too-short'],
  ['ab'.repeat(101), 'password-too-long'],
  ['1234567890', 'password-too-easy'],
  ['password12', 'password-too-easy'],
  ['aaaaaaaaaaaa', 'password-too-easy'],
  ['Somying2026', 'password-too-easy'],
])('%s is refused: %s', (password, reason) => {
  expect(refusal(password)).toBe(reason);
});

test.each(['four words in a row', 'แมวสามตัวกินปลาทู', 'kj3-pw9-xm2', 'Somying-goes-2-town'])(
  '%s will do',
  (password) => {
    expect(refusal(password)).toBeNull();
  },
);

test('eight characters count, however many bytes they take', () => {
  expect(refusal('กขคงจฉชซ')).toBeNull();
});

test('a temporary password may be used, and has no letter that looks like another', () => {
  let next = 0;
  const password = temporaryPassword((below) => next++ % below);
  expect(password).toBe('abcd-efgh-jkmn');
  expect(refusal(password)).toBeNull();
});
