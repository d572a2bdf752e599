import type { Office } from '../../office/office.ts';
import { consoleText, signInNotices, signInText } from '../../text/console.ts';
import { mount } from '../paths.ts';
import { Kept } from './kept.tsx';
import { Notice, Problem } from './notices.tsx';

export type SignInNotice = keyof typeof signInNotices;

export interface SignInPageProps {
  readonly office: Office;
  readonly next: string;
  readonly notice?: SignInNotice | undefined;
  readonly username?: string;
  readonly problem?: string;
  readonly kept?: string;
}

export function SignInPage(props: SignInPageProps) {
  return (
    <section class="card narrow sign-in">
      <h1>{signInText.title}</h1>
      <p class="lead">
        {props.office.name}
        <br />
        {signInText.intro}
      </p>
      {props.notice ? <Notice words={signInNotices[props.notice]} /> : null}
      {props.kept ? <Kept label={consoleText.kept} text={props.kept} /> : null}
      <form method="post" action={`${mount}/sign-in`}>
        {props.problem ? <Problem id="sign-in-problem" words={props.problem} /> : null}
        <input type="hidden" name="next" value={props.next} />
        <label for="username">{signInText.username}</label>
        <input
          id="username"
          name="username"
          value={props.username ?? ''}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
          aria-describedby={props.problem ? 'sign-in-problem' : undefined}
        />
        <label for="password">{signInText.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button type="submit">{signInText.submit}</button>
      </form>
      <p class="hint">{signInText.forgotten}</p>
    </section>
  );
}
