import { receiptText } from '../../../text/web-tip.ts';

interface OneTimeProps {
  readonly path: string;
  readonly page: string;
  readonly fault?: string;
}

/** Before the code: a chat that looks at an address to show a preview presses no button. */
export function OneTime({ path, page, fault }: OneTimeProps) {
  return (
    <section class="narrow">
      <h1>{receiptText.onceTitle}</h1>
      <p>{receiptText.onceLead}</p>
      {fault ? (
        <p class="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <form method="post" action={path}>
        <input type="hidden" name="page" value={page} />
        <button type="submit">{receiptText.show}</button>
      </form>
    </section>
  );
}
