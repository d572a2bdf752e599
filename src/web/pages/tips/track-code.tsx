import { trackText } from '../../../text/web-tip.ts';
import type { Offer } from '../../flood/gate.ts';
import { webPaths } from '../../paths.ts';
import { PassFields } from './notices.tsx';
import { HiddenTicks } from './readers-field.tsx';

export interface TrackCodeProps {
  readonly offer: Offer;
  readonly fault?: string | undefined;
  /** What was typed as the code. */
  readonly code: string;
  /** Words to the office typed before the talk's page ran out. */
  readonly text: string;
  /** Ticked there. */
  readonly leaveOut: readonly string[];
}

/** Asks for the code. */
export function TrackCode({ offer, fault, code, text, leaveOut }: TrackCodeProps) {
  return (
    <section class="narrow">
      <h1>{trackText.title}</h1>
      <p class="lead">{trackText.lead}</p>
      <form method="post" action={webPaths.track} autocomplete="off">
        <PassFields offer={offer} />
        <label for="code">{trackText.code}</label>
        <p id="code-hint" class="hint">
          {trackText.codeHint}
        </p>
        {fault ? (
          <p id="code-fault" class="fault" role="alert">
            {fault}
          </p>
        ) : null}
        <input
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          maxLength={60}
          value={code}
          aria-describedby={fault ? 'code-fault code-hint' : 'code-hint'}
          {...(fault ? { 'aria-invalid': true } : {})}
        />
        {text ? <input type="hidden" name="text" value={text} /> : null}
        <HiddenTicks names={leaveOut} />
        <button type="submit">{trackText.open}</button>
      </form>
    </section>
  );
}
