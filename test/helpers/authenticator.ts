import { Secret, TOTP } from 'otpauth';

const period = 30;

/** The app on an officer's phone, and the paper with their recovery codes. */
export function authenticator(now: () => Date) {
  let totp: TOTP | undefined;
  let used = Number.NEGATIVE_INFINITY;
  let recoveryCodes: string[] = [];
  const stepNow = () => Math.floor(now().getTime() / 1000 / period);
  const codeAt = (step: number) => {
    if (!totp) throw new Error('The second factor was not set up in this app.');
    return totp.generate({ timestamp: step * period * 1000 });
  };
  return {
    isSetUp: () => totp !== undefined,
    /** Types the secret off the page that shows it. */
    setUp(html: string) {
      const typed = /class="once-password">([A-Z2-7 ]+)</.exec(html)?.[1];
      if (!typed) throw new Error('There is no secret on this page.');
      totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
      used = Number.NEGATIVE_INFINITY;
    },
    /** Writes the recovery codes down; answers where the page leads. */
    keepsRecoveryCodes(html: string): string {
      recoveryCodes = [...html.matchAll(/<li class="number">([0-9A-Z-]+)<\/li>/g)].map(
        ([, code = '']) => code,
      );
      return /class="action button" href="([^"]+)"/.exec(html)?.[1] ?? '';
    },
    /**
     * A code that was not used yet: one step behind, as if the clock of the phone were late, so that two more can
     * follow at once; after those a recovery code.
     */
    code(): string {
      const step = Math.max(stepNow() - 1, used + 1);
      if (step > stepNow() + 1) return recoveryCodes.shift() ?? codeAt(step);
      used = step;
      return codeAt(step);
    },
    codeAt: (time: Date) => codeAt(Math.floor(time.getTime() / 1000 / period)),
    recoveryCodes: () => [...recoveryCodes],
  };
}
