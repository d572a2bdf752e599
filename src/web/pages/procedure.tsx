import type { Fact, ProcedureView } from '../../office/procedure-view.ts';
import { contentText } from '../../text/content.ts';
import { webText } from '../../text/web.ts';
import { webPaths } from '../paths.ts';
import { Trail } from './trail.tsx';

/** One service: what to bring first, then where, then how it goes on. */
export function ProcedurePage({ view }: { readonly view: ProcedureView }) {
  const { documents, steps, notes, legalBasis, forms, phone, division } = view;
  return (
    <article class="service">
      <Trail steps={[{ path: webPaths.services, label: webText.services }]} />
      <h1>{view.name}</h1>
      <p class="lead">{view.about}</p>
      {view.notice.map((line) => (
        <p key={line} class="problem">
          {line}
        </p>
      ))}
      <p class={view.check.isChecked ? 'faint' : 'notice'}>{view.check.words}</p>
      <section>
        <h2>{documents.label}</h2>
        <Unconfirmed of={documents} />
        <ul class={documents.items.length > 1 ? 'ticks' : undefined}>
          {documents.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <dl class="facts">
        {[view.fee, view.duration, view.where, view.hours, view.forWhom].map((fact) => (
          <Row key={fact.label} fact={fact} />
        ))}
        {division ? (
          <Row fact={{ label: contentText.division, value: division, isUnconfirmed: false }} />
        ) : null}
        {view.yearly.map((fact) => (
          <Row key={fact.label} fact={fact} {...(fact.isOld ? { old: fact.isOld } : {})} />
        ))}
      </dl>
      {phone ? (
        <p class="no-print">
          <a class="call" href={`tel:${phone}`}>
            {webText.call(phone)}
          </a>
        </p>
      ) : null}
      <section>
        <h2>{steps.label}</h2>
        <Unconfirmed of={steps} />
        <ol class="steps">
          {steps.items.map(({ by, text }) => (
            <li key={text}>
              <span class="by">{by}</span>
              {text}
            </li>
          ))}
        </ol>
      </section>
      <section class="card">
        <h2>{contentText.nextStep}</h2>
        <p>{view.nextStep}</p>
      </section>
      {forms.length > 0 ? (
        <section>
          <h2>{contentText.forms}</h2>
          <ul>
            {forms.map(({ title, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer">
                  {webText.download(title)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Lines title={contentText.notes} of={notes} />
      <Lines title={contentText.legalBasis} of={legalBasis} />
    </article>
  );
}

function Unconfirmed({ of }: { readonly of: { readonly isUnconfirmed: boolean } }) {
  return of.isUnconfirmed ? <p class="unconfirmed">{contentText.unconfirmed}</p> : null;
}

function Row({ fact, old }: { readonly fact: Fact; readonly old?: string }) {
  return (
    <div>
      <dt>{fact.label}</dt>
      <dd>
        <span class="said">{fact.value}</span>
        <Unconfirmed of={fact} />
        {old ? <p class="unsure">{old}</p> : null}
      </dd>
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly of: { readonly items: readonly string[]; readonly isUnconfirmed: boolean };
}

function Lines({ title, of }: LinesProps) {
  if (of.items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <Unconfirmed of={of} />
      <ul>
        {of.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
