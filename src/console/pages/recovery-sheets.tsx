import { sheetText } from '../../text/console-recovery.ts';
import { thaiDate } from '../../text/dates.ts';
import { recoveryPath } from '../paths.ts';

export interface Sheet {
  readonly share: string;
  /** The same as a picture to scan, as an address. */
  readonly qr: string;
}

interface RecoverySheetsProps {
  readonly sheets: readonly Sheet[];
  readonly office: string;
  readonly fingerprint: string;
  readonly set: string;
  readonly at: Date;
}

/** Three papers, a page each in print; shown once. */
export function RecoverySheets({ sheets, ...shared }: RecoverySheetsProps) {
  return (
    <div class="sheets">
      <div class="no-print">
        <h1>{sheetText.pageTitle}</h1>
        <p class="notice" role="status">
          {sheetText.once}
        </p>
        <p>
          <a class="action" href={`${recoveryPath}#confirm`}>
            {sheetText.back}
          </a>
        </p>
      </div>
      {sheets.map((sheet, at) => (
        <Paper key={sheet.share} {...shared} {...sheet} index={at + 1} />
      ))}
    </div>
  );
}

type PaperProps = Omit<RecoverySheetsProps, 'sheets'> & Sheet & { readonly index: number };

function Paper({ share, qr, index, office, fingerprint, set, at }: PaperProps) {
  return (
    <section class="sheet" aria-labelledby={`sheet-${index}`}>
      <p>{office}</p>
      <h2 id={`sheet-${index}`}>
        {sheetText.title} {sheetText.number(index)}
      </h2>
      <p>{sheetText.rule}</p>
      <h3>{sheetText.share}</h3>
      <ol class="share">
        {share.split('-').map((group, place) => (
          <li key={place}>{group}</li>
        ))}
      </ol>
      <img class="qr" src={qr} alt={sheetText.qr(index)} width="220" height="220" />
      <dl class="facts">
        <div>
          <dt>{sheetText.set}</dt>
          <dd>
            <span class="number">{set}</span> <small>{sheetText.setHint}</small>
          </dd>
        </div>
        <div>
          <dt>{sheetText.fingerprint}</dt>
          <dd class="number">{fingerprint}</dd>
        </div>
        <div>
          <dt>{sheetText.day}</dt>
          <dd>{thaiDate(at)}</dd>
        </div>
      </dl>
      <p>{sheetText.keepers[index - 1]}</p>
      <p class="to-fill">{sheetText.keeper}</p>
      <p class="to-fill">{sheetText.receivedOn}</p>
    </section>
  );
}
