import { receiptText } from '../../../text/web-tip.ts';

/** Before the code: a chat that looks at an address to show a preview presses no button. */
export function OneTime({ path, page }: { readonly path: string; readonly page: string }) {
  return (
    <section class="narrow">
      <h1>{receiptText.onceTitle}</h1>
      <p>{receiptText.onceLead}</p>
      <form method="post" action={path}>
        <input type="hidden" name="page" value={page} />
        <button type="submit">{receiptText.show}</button>
      </form>
    </section>
  );
}
