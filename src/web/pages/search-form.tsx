import { webText } from '../../text/web.ts';
import { webPaths } from '../paths.ts';

export const longestQuestion = 300;

/** Asks in one's own words. Sent by POST, so that nobody's question stands in an address or a log. */
export function SearchForm({ text }: { readonly text: string }) {
  return (
    <form class="search no-print" method="post" action={webPaths.services}>
      <label for="q">{webText.searchLabel}</label>
      <input
        id="q"
        name="q"
        type="search"
        value={text}
        maxLength={longestQuestion}
        placeholder={webText.searchHint}
        autocomplete="off"
        required
      />
      <button type="submit">{webText.search}</button>
    </form>
  );
}
