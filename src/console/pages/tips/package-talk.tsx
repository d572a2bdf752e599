import type { Office } from '../../../office/office.ts';
import type { Staff } from '../../../staff/staff.ts';
import { reporterLabels, ticketText } from '../../../text/console-ticket.ts';
import { exportBodyLabels, packageText } from '../../../text/console-tip-files.ts';
import { tipText } from '../../../text/console-tips.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import { statusLabels } from '../../../text/labels.ts';
import type { ExportBody, FileRef, OpenTip, ReadWords } from '../../../tips/tip.ts';
import { namesOfAbout } from './tip-details.tsx';
import { nameOf } from './tip-page-props.ts';

export interface PackageTalkProps {
  readonly tip: OpenTip;
  readonly to: ExportBody;
  readonly at: Date;
  readonly office: Office;
  readonly staff: readonly Staff[];
  /** Where a file lies in the package; null when it is not in it. */
  readonly pathsOf: (ref: FileRef) => string | null;
}

const style = `body{font:16px/1.6 "Noto Sans Thai","Leelawadee UI",Thonburi,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
dt{font-weight:bold}dd{margin:0 0 .6rem}li{margin-bottom:1rem;break-inside:avoid}.said{white-space:pre-wrap}`;

/** The whole talk as a page of its own, to be read and printed without this product. */
export function PackageTalk({ tip, to, at, office, staff, pathsOf }: PackageTalkProps) {
  const about = namesOfAbout(tip.about, office, (username) => nameOf(staff, username));
  return (
    <html lang="th">
      <head>
        <meta charset="utf-8" />
        <title>{packageText.title(tip.number)}</title>
        <style>{style}</style>
      </head>
      <body>
        <p>{office.name}</p>
        <h1>{packageText.title(tip.number)}</h1>
        <p>{packageText.for(exportBodyLabels[to], thaiDateTime(at))}</p>
        <p>
          <strong>{packageText.secret}</strong>
        </p>
        <dl>
          <Fact name={packageText.filed} words={`${thaiDateTime(tip.filedAt)} ${tipText.via[tip.via]}`} />
          <Fact name={packageText.proof} words={tip.proof} />
          <Fact name={ticketText.reporter} words={reporterWords(tip)} />
          <Fact name={tipText.about} words={[...about, wordsOf(tip.about.said)].join('\n')} />
          <Fact name={tipText.when} words={wordsOf(tip.when)} />
          <Fact name={tipText.where} words={[wordsOf(tip.where), placeWords(tip)].join('\n')} />
          <Fact name={tipText.evidence} words={wordsOf(tip.evidence)} />
          <Fact name={tipText.activity} words={statusWords(tip)} />
        </dl>
        <h2>{ticketText.talk}</h2>
        <ol>
          {tip.talk.map((message) => (
            <li key={message.id}>
              <strong>{message.direction === 'inbound' ? ticketText.inbound : ticketText.outbound}</strong>{' '}
              {message.by?.name} {thaiDateTime(message.at)}
              <br />
              <span class="said">{wordsOf(message.said)}</span>
              {message.files.map((ref) => {
                const path = pathsOf(ref);
                return (
                  <div key={ref.id}>
                    {path ? <a href={path}>{packageText.file(path)}</a> : packageText.noFile}
                  </div>
                );
              })}
            </li>
          ))}
        </ol>
      </body>
    </html>
  );
}

function Fact({ name, words }: { name: string; words: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd class="said">{words.trim() || tipText.notTold}</dd>
    </>
  );
}

const wordsOf = (said: readonly ReadWords[]) => said.map(({ text }) => text ?? tipText.gone).join('\n');

function reporterWords({ reporter }: OpenTip): string {
  if (reporter.how === 'anonymous') return reporterLabels.anonymous;
  return [reporterLabels[reporter.how], reporter.displayName, reporter.contact].filter(Boolean).join('\n');
}

function placeWords({ place }: OpenTip): string {
  if (!place) return '';
  const { village, latitude, longitude } = place;
  const named = village && /^\d+$/.test(village) ? ticketText.village(village) : village;
  const spot = latitude === undefined || longitude === undefined ? '' : `${latitude}, ${longitude}`;
  return [named, spot].filter(Boolean).join(' ');
}

function statusWords({ activity }: OpenTip): string {
  return activity
    .flatMap((deed) =>
      deed.what === 'status'
        ? [
            [
              thaiDateTime(new Date(deed.at)),
              ticketText.change(statusLabels[deed.from], statusLabels[deed.to]),
              deed.reason ? ticketText.because(deed.reason) : '',
            ].join(' '),
          ]
        : [],
    )
    .join('\n');
}
