/** Somebody with a browser that runs nothing and keeps nothing: reads a page, fills in its forms, sends them. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

export type Answers = Readonly<Record<string, string | readonly string[] | readonly File[]>>;

export function visitor(base: string, address = '203.0.113.7') {
  const headers = { 'X-Forwarded-For': address };
  const read = async (answer: Response): Promise<Page> => ({
    status: answer.status,
    headers: answer.headers,
    html: await answer.text(),
  });
  const send = (path: string, body: FormData | URLSearchParams) =>
    fetch(base + path, { method: 'POST', body, headers, redirect: 'manual' });
  return {
    opens: async (path: string) => read(await fetch(base + path, { headers, redirect: 'manual' })),
    /** Sends the form of a page to this address with what its hidden fields hold and these answers. */
    fills: async (page: Page, action: string, answers: Answers = {}) =>
      read(await send(action, formOf(page, action, answers))),
    /** As `fills`, for what is no page. */
    fetches: (page: Page, action: string, answers: Answers = {}) =>
      send(action, formOf(page, action, answers)),
    sends: async (path: string, fields: Record<string, string>) =>
      read(await send(path, new URLSearchParams(fields))),
  };
}
export type Visitor = ReturnType<typeof visitor>;

function formOf({ html }: Page, action: string, answers: Answers): FormData | URLSearchParams {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(
    ([, to]) => to === action,
  );
  if (!form) throw new Error(`the page has no form to ${action}`);
  const [whole, , inside = ''] = form;
  const body = whole.includes('multipart/form-data') ? new FormData() : new URLSearchParams();
  for (const [tag] of inside.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (!(name in answers)) body.append(name, unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [name, value] of Object.entries(answers)) {
    for (const one of Array.isArray(value) ? value : [value]) (body as FormData).append(name, one);
  }
  return body;
}

export const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The receipt code on a page, without spaces. */
export const codeOn = ({ html }: Page): string => {
  const [, inside = ''] = /class="receipt-code">(.*?)<\/p>/s.exec(html) ?? [];
  return inside.replace(/<[^>]*>|\s/g, '');
};

export const numberOn = ({ html }: Page): string => /T-\d{4}-\d{8}/.exec(html)?.[0] ?? '';
