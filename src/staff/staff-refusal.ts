/** Why an account was not made, changed or let in. The words for each stand in `text/`. */
export type StaffRefusalReason =
  | 'username-not-right'
  | 'username-taken'
  | 'name-missing'
  | 'password-too-short'
  | 'password-too-long'
  | 'password-too-easy'
  | 'password-same'
  | 'password-wrong'
  /** Too many wrong tries in a row. */
  | 'locked'
  | 'last-admin'
  | 'no-such-staff'
  | 'busy'
  /** The stored public key is not that of the private one: somebody else may have been reading. */
  | 'key-replaced'
  /** Only a tip officer whose own key is trusted confirms a key or resets a second factor, and of somebody else. */
  | 'not-trusted'
  /** No active tip officer, or one who has not signed in yet. */
  | 'no-tip-key'
  | 'no-such-division'
  /** The six digits, or the recovery code, do not fit. */
  | 'code-wrong';

/** The person who asked can do something about it; `reason` picks the words. */
export class StaffRefusal extends Error {
  readonly reason: StaffRefusalReason;
  constructor(reason: StaffRefusalReason) {
    super(reason);
    this.name = 'StaffRefusal';
    this.reason = reason;
  }
}
