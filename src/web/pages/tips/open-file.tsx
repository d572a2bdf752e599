import { webFileText } from '../../../text/web-tip.ts';

/** Before the file: a chat that looks at an address to show a preview presses no button. */
export function OpenFile({ path }: { readonly path: string }) {
  return (
    <section class="narrow">
      <h1>{webFileText.openTitle}</h1>
      <p>{webFileText.openLead}</p>
      <form method="post" action={path}>
        <button type="submit">{webFileText.openTitle}</button>
      </form>
    </section>
  );
}
