import type { Office } from '../../../office/office.ts';
import { reportText } from '../../../text/web-tip.ts';
import type { StaffName } from '../../../tips/desks.ts';
import { webPaths } from '../../paths.ts';
import type { AboutChoice } from '../../tips/about-form.ts';
import { wordLimits } from '../../tips/form-words.ts';
import type { ReportWords } from '../../tips/report-words.ts';
import { Field } from './field.tsx';
import { Faults } from './notices.tsx';

export interface ReportStartProps {
  readonly office: Office;
  readonly people: readonly StaffName[];
  readonly choice: AboutChoice;
  readonly isPrivateLine: boolean;
  readonly fault?: string | undefined;
  /** Typed before the form ran out; carried on to the next page. */
  readonly words?: ReportWords | undefined;
}

/** What to know first, then whom it is about. */
export function ReportStart(props: ReportStartProps) {
  const { office, people, choice, isPrivateLine, fault, words } = props;
  const others = people.filter(({ division }) => !office.divisions.some(({ id }) => id === division));
  const hasPeople = ({ id }: { id: string }) => people.some(({ division }) => division === id);
  return (
    <>
      <h1>{reportText.title}</h1>
      <p class="lead">{reportText.lead}</p>
      <Faults faults={fault ? [{ to: 'about', text: fault }] : []} />
      <section class="card notice">
        <h2>{reportText.riskTitle}</h2>
        <ul>
          {reportText.risks(isPrivateLine).map((risk) => (
            <li key={risk}>{risk}</li>
          ))}
        </ul>
      </section>
      <form method="post" action={webPaths.reportAbout} autocomplete="off">
        <h2 id="about">{reportText.aboutTitle}</h2>
        <p>{reportText.aboutHint}</p>
        {office.divisions.filter(hasPeople).map(({ id, name }) => (
          <fieldset key={id} class="boxes">
            <legend>{name}</legend>
            <People people={people.filter(({ division }) => division === id)} choice={choice} />
            <Box name="division" value={id} label={reportText.wholeDivision(name)} list={choice.divisions} />
          </fieldset>
        ))}
        {office.divisions.every(hasPeople) ? null : (
          <fieldset class="boxes">
            <legend>{reportText.otherDivisions}</legend>
            {office.divisions
              .filter((one) => !hasPeople(one))
              .map(({ id, name }) => (
                <Box key={id} name="division" value={id} label={name} list={choice.divisions} />
              ))}
          </fieldset>
        )}
        {others.length > 0 ? (
          <fieldset class="boxes">
            <legend>{reportText.withoutDivision}</legend>
            <People people={others} choice={choice} />
          </fieldset>
        ) : null}
        <Field
          name="said"
          label={reportText.saidLabel}
          hint={reportText.saidHint}
          value={choice.said.slice(0, wordLimits.said * 2)}
          rows={2}
        />
        {words
          ? Object.entries(words).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))
          : null}
        <button type="submit">{reportText.next}</button>
      </form>
    </>
  );
}

function People({ people, choice }: { people: readonly StaffName[]; choice: AboutChoice }) {
  const names = [...new Set(people.map(({ name }) => name))];
  return (
    <>
      {names.map((name) => (
        <Box key={name} name="person" value={name} label={name} list={choice.people} />
      ))}
    </>
  );
}

interface BoxProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly list: readonly string[];
}

function Box({ name, value, label, list }: BoxProps) {
  return (
    <label class="box">
      <input type="checkbox" name={name} value={value} checked={list.includes(value)} /> {label}
    </label>
  );
}
