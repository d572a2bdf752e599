import { exportBodyLabels, exportText } from '../../../text/console-tip-files.ts';
import type { ExportBody } from '../../../tips/tip.ts';
import { tipPath } from './tip-page-props.ts';

interface ExportProps {
  readonly number: string;
  readonly to: ExportBody;
  readonly passphrase: string;
}

/** The passphrase of a package, on the one page that ever shows it. */
export function ExportPage({ number, to, passphrase }: ExportProps) {
  return (
    <div class="narrow">
      <p class="back">
        <a href={tipPath(number)}>{exportText.another}</a>
      </p>
      <h1>
        {exportText.title} <span class="number">{number}</span>
      </h1>
      <p>{`${exportText.to} ${exportBodyLabels[to]}`}</p>
      <section class="card once">
        <h2>{exportText.passphrase}</h2>
        <p class="once-password">{passphrase}</p>
        <p>{exportText.once}</p>
        <p>{exportText.apart}</p>
      </section>
      <form class="card" method="post" action={`${tipPath(number)}/export/package`}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="passphrase" value={passphrase} />
        <p>{exportText.inside}</p>
        <button type="submit">{exportText.submit}</button>
      </form>
      <p>{exportText.how}</p>
      <p>
        <code>{`age -d -o ${number}.zip ${number}.zip.age`}</code>
      </p>
    </div>
  );
}
