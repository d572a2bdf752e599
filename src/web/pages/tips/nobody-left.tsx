import type { Office } from '../../../office/office.ts';
import { reportText } from '../../../text/web-tip.ts';
import { webPaths } from '../../paths.ts';
import type { ReportWords } from '../../tips/report-words.ts';
import { OutsideBodies } from './notices.tsx';

interface NobodyLeftProps {
  readonly office: Office;
  readonly draft: string;
  readonly words: ReportWords;
}

/** Said before anything is written: nobody of the office could read it. */
export function NobodyLeft({ office, draft, words }: NobodyLeftProps) {
  return (
    <>
      <h1>{reportText.nobodyTitle}</h1>
      <p class="lead">{reportText.nobody}</p>
      <OutsideBodies office={office} />
      <p>{reportText.nobodyGoOn}</p>
      <form method="post" action={webPaths.reportWrite}>
        <input type="hidden" name="draft" value={draft} />
        {Object.entries(words).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="second">
          {reportText.goOn}
        </button>
      </form>
      <p>
        <a class="action" href={webPaths.report}>
          {reportText.change}
        </a>
      </p>
    </>
  );
}
