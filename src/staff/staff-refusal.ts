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
  | 'last-admin'
  | 'no-such-staff'
  | 'busy';

/** The person who asked can do something about it; `reason` picks the words. */
export class StaffRefusal extends Error {
  readonly reason: StaffRefusalReason;
  constructor(reason: StaffRefusalReason) {
    super(reason);
    this.name = 'StaffRefusal';
    this.reason = reason;
  }
}
