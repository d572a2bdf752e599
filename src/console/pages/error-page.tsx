import { errorPages, signInText } from '../../text/console.ts';
import { deskPaths, signInPath } from '../paths.ts';

interface ErrorPageProps {
  readonly title: string;
  readonly advice: string;
  readonly isSignedIn: boolean;
}

export function ErrorPageView({ title, advice, isSignedIn }: ErrorPageProps) {
  return (
    <section class="card narrow">
      <h1>{title}</h1>
      <p>{advice}</p>
      <p>
        <a class="action" href={isSignedIn ? deskPaths.ticket : signInPath}>
          {isSignedIn ? errorPages.back : signInText.title}
        </a>
      </p>
    </section>
  );
}
