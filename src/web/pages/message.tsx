/** A page that says one thing. */
export function Message({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section class="narrow">
      <h1>{title}</h1>
      <p>{text}</p>
    </section>
  );
}
