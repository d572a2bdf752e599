/** What an entry may be about, and what it may say besides: ids and closed lists, never anything somebody wrote. */
export interface DeedRule {
  /** `tip`: its opaque id. `staff`: a username. `office`: the chain's own random id. */
  readonly about: 'tip' | 'staff' | 'office' | 'nothing';
  /** `staff`: a username. Else one of a list; an empty list means no detail. */
  readonly detail: 'staff' | readonly string[];
}

/** Why a sealed original is opened although there is a clean copy. */
export const originalReasons = [
  'copy-unreadable',
  'check-evidence',
  'hand-over',
  'asked-by-reporter',
] as const;
export type OriginalReason = (typeof originalReasons)[number];

/** Everything that is a link of the chain. Names and details are hashed: they may be added to, never renamed. */
export const deedRules = {
  'chain-begun': { about: 'office', detail: [] },
  'signed-in': { about: 'nothing', detail: ['password', 'second-factor', 'recovery-code'] },
  'sign-in-failed': { about: 'nothing', detail: ['password', 'second-factor', 'locked'] },
  'signed-out': { about: 'nothing', detail: [] },
  'tip-list-viewed': { about: 'nothing', detail: [] },
  'tip-viewed': { about: 'tip', detail: [] },
  'original-opened': { about: 'tip', detail: originalReasons },
  'tip-answered': { about: 'tip', detail: [] },
  'tip-status-changed': { about: 'tip', detail: [] },
  'tip-assigned': { about: 'tip', detail: 'staff' },
  'tip-unassigned': { about: 'tip', detail: [] },
  'tip-noted': { about: 'tip', detail: [] },
  'tip-handed-over': { about: 'tip', detail: 'staff' },
  'tip-exported': { about: 'tip', detail: ['nacc', 'pacc', 'other-body'] },
  'tip-destroyed': { about: 'tip', detail: ['period-over', 'by-hand'] },
  'access-given': { about: 'tip', detail: 'staff' },
  'access-removed': { about: 'tip', detail: 'staff' },
  'recovery-key-made': { about: 'nothing', detail: [] },
  'recovery-key-erased': { about: 'nothing', detail: [] },
  'recovery-key-renewed': { about: 'nothing', detail: ['new-key', 'rest'] },
  'recovery-used': { about: 'staff', detail: [] },
  'key-made': { about: 'staff', detail: [] },
  'key-trusted': { about: 'staff', detail: [] },
  'password-reset': { about: 'staff', detail: [] },
  'second-factor-set': { about: 'staff', detail: [] },
  'second-factor-reset': { about: 'staff', detail: [] },
  'staff-added': { about: 'staff', detail: [] },
  'staff-changed': {
    about: 'staff',
    detail: ['role', 'name', 'division', 'password', 'enabled', 'disabled'],
  },
  'retention-run': { about: 'nothing', detail: [] },
  'audit-viewed': { about: 'nothing', detail: [] },
  'audit-verified': { about: 'nothing', detail: ['whole', 'broken'] },
} as const satisfies Readonly<Record<string, DeedRule>>;

type Rules = typeof deedRules;
export type Deed = keyof Rules;

/** Actors that are no person. The space keeps them apart from every username. */
export const theSystem = 'the system';
export const theCommandLine = 'the command line';

type About<Rule extends DeedRule> = Rule['about'] extends 'nothing'
  ? { readonly about?: never }
  : { readonly about: string };

type Detail<Rule extends DeedRule> = Rule['detail'] extends readonly []
  ? { readonly detail?: never }
  : Rule['detail'] extends readonly (infer One)[]
    ? { readonly detail: One }
    : { readonly detail: string };

/** A deed to be put on record. `who` is a username, `theSystem` or `theCommandLine`. */
export type AuditDeed = {
  [D in Exclude<Deed, 'chain-begun'>]: { readonly who: string; readonly deed: D } & About<Rules[D]> &
    Detail<Rules[D]>;
}[Exclude<Deed, 'chain-begun'>];

/** The deeds whose `about` is a tip: who may not know of that tip must not see, nor be able to count, the entry. */
export const isAboutTip = (deed: string): boolean => ruleOf(deed)?.about === 'tip';

const username = /^[a-z0-9][a-z0-9._-]{1,39}$/;
const opaqueId = /^[A-Za-z0-9_-]{16,64}$/;
// A LINE user id, a receipt code.
const tellingId = /^U[0-9a-f]{32}$|^\d+$/;

/** @throws Error, without repeating any value, when a deed says what its rule does not provide for */
export function assertFits({ who, deed, about = '', detail = '' }: AuditDeed): void {
  const rule: DeedRule | undefined = ruleOf(deed);
  if (!rule || deed === ('chain-begun' as string)) throw new Error('not a deed that the audit chain knows');
  const isKnownActor = who === theSystem || who === theCommandLine || username.test(who);
  if (!isKnownActor) throw new Error(`audit entry ${deed}: who is not a username`);
  if (!fitsAbout(rule, about)) throw new Error(`audit entry ${deed}: about is not what it must be`);
  if (!fitsDetail(rule, detail)) throw new Error(`audit entry ${deed}: the detail is not one of its list`);
}

function ruleOf(deed: string): DeedRule | undefined {
  return Object.hasOwn(deedRules, deed) ? deedRules[deed as Deed] : undefined;
}

function fitsAbout(rule: DeedRule, about: string): boolean {
  if (rule.about === 'nothing') return about === '';
  if (rule.about === 'staff') return username.test(about);
  return opaqueId.test(about) && !tellingId.test(about);
}

function fitsDetail(rule: DeedRule, detail: string): boolean {
  if (rule.detail === 'staff') return username.test(detail);
  return rule.detail.length === 0 ? detail === '' : rule.detail.includes(detail);
}
