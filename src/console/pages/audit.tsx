import { auditText, headsText } from '../../text/console-audit.ts';
import { thaiDateTime, thaiDay } from '../../text/dates.ts';
import { auditPath, recoveryPath } from '../paths.ts';

export interface AuditLine {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly tip?: string;
}

/** The code of a day that is over, to be copied out. */
export interface DayHead {
  /** `2026-11-22`. */
  readonly day: string;
  readonly code: string;
}

interface AuditPageProps {
  readonly lines: readonly AuditLine[];
  readonly next?: string;
  readonly isFirst: boolean;
  readonly seesTips: boolean;
  readonly heads: readonly DayHead[];
  readonly office: string;
}

export function AuditPage({ lines, next, isFirst, seesTips, heads, office }: AuditPageProps) {
  return (
    <div class="audit">
      <h1>{auditText.title}</h1>
      <p>
        {auditText.intro} {auditText.viewed}
      </p>
      <p class="hint">{seesTips ? auditText.mine : auditText.noTips}</p>
      <p>
        <a class="action" href={recoveryPath}>
          {auditText.recovery}
        </a>
      </p>
      {isFirst ? <Heads heads={heads} office={office} /> : null}
      <section aria-labelledby="audit-list">
        <h2 id="audit-list">{auditText.list}</h2>
        {lines.length === 0 ? <p>{auditText.empty}</p> : null}
        <ol class="audit-lines">
          {lines.map((line, at) => (
            <Line key={at} {...line} />
          ))}
        </ol>
      </section>
      <nav class="pages row" aria-label={auditText.title}>
        {isFirst ? null : <a href={auditPath}>{auditText.newest}</a>}
        {next ? <a href={`${auditPath}?after=${encodeURIComponent(next)}`}>{auditText.older}</a> : null}
      </nav>
    </div>
  );
}

function Line({ at, who, what, tip }: AuditLine) {
  return (
    <li>
      <time class="audit-when" dateTime={at.toISOString()}>
        {thaiDateTime(at)}
      </time>
      <span>
        <strong>{who}</strong> {what}
        {tip ? <small> {tip}</small> : null}
      </span>
    </li>
  );
}

function Heads({ heads, office }: Pick<AuditPageProps, 'heads' | 'office'>) {
  const [newest] = heads;
  return (
    <section class="card heads" aria-labelledby="audit-heads">
      <h2 id="audit-heads">{headsText.title}</h2>
      <p>{headsText.why}</p>
      {newest ? (
        <>
          <p class="head-line">
            {headsText.line(office, thaiDay(newest.day))} <span class="number">{newest.code}</span>
          </p>
          <details>
            <summary>{headsText.caption}</summary>
            <table>
              <caption class="unseen">{headsText.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{headsText.day}</th>
                  <th scope="col">{headsText.code}</th>
                </tr>
              </thead>
              <tbody>
                {heads.map(({ day, code }) => (
                  <tr key={day}>
                    <th scope="row">{thaiDay(day)}</th>
                    <td>
                      <code>{code}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      ) : (
        <p>{headsText.none}</p>
      )}
    </section>
  );
}
