import type { Office } from '../../../office/office.ts';
import { thaiDateTime, thaiDay } from '../../../text/dates.ts';
import { receiptText, trackText } from '../../../text/web-tip.ts';
import type { FiledTip } from '../../../tips/desks.ts';
import { inGroupsOfFour } from '../../../vault/receipt-code.ts';
import { webPaths } from '../../paths.ts';
import { OutsideBodies } from './notices.tsx';

interface ReceiptProps {
  readonly filed: FiledTip;
  readonly office: Office;
  /** The whole address of the page for codes, for those who read it on paper. */
  readonly trackAddress: string;
}

/** Shown once, and fit to be printed. */
export function Receipt({ filed, office, trackAddress }: ReceiptProps) {
  const { number, code, filedAt, dueDay, proof, readers } = filed;
  const facts = [
    [receiptText.number, number],
    [receiptText.filedAt, thaiDateTime(filedAt)],
    [receiptText.answerBy, thaiDay(dueDay)],
    [receiptText.proof, proof],
  ] as const;
  return (
    <article class="receipt">
      <h1>{receiptText.title}</h1>
      <section class="card code-card">
        <h2>{receiptText.codeTitle}</h2>
        <p class="receipt-code">
          {inGroupsOfFour(code)
            .split(' ')
            .map((group, index) => (
              // Groups may be alike; their place is what they are.
              <span key={`${index}`}>{group} </span>
            ))}
        </p>
        <p>
          <strong>{receiptText.codeOnce}</strong>
        </p>
        <p>{receiptText.codeWhy}</p>
      </section>
      <section>
        <h2>{receiptText.howTitle}</h2>
        <ul>
          {receiptText.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{receiptText.nextTitle}</h2>
        {readers === 0 ? <p>{receiptText.nobody}</p> : <p>{receiptText.due(thaiDay(dueDay))}</p>}
        <p>
          {receiptText.track}{' '}
          <a class="action" href={webPaths.track}>
            {trackText.title}
          </a>
          <br />
          <span class="faint">{trackAddress}</span>
        </p>
        <p class="no-print">{receiptText.close}</p>
      </section>
      <section>
        <h2>{receiptText.factsTitle}</h2>
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="said">{value}</dd>
            </div>
          ))}
        </dl>
        <p class="faint">{receiptText.proofHint}</p>
      </section>
      {readers === 0 ? <OutsideBodies office={office} /> : null}
    </article>
  );
}
