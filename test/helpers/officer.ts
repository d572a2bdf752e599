import { authenticator } from './authenticator.ts';

/** A page as an officer's browser got it. */
export interface OfficePage {
  readonly status: number;
  readonly address: string;
  readonly headers: Headers;
  readonly html: string;
  /** What stands on it to read. */
  readonly text: string;
}

export type Fields = Readonly<Record<string, string>>;

/**
 * A person at the console, with a browser that has no script: opens pages, fills in the forms that stand on
 * them, keeps its cookies. Throws where a person could not go on because the form is not there.
 * @param now the office's clock, which the authenticator app on their phone shows too
 */
export function officerAt(
  base: string,
  username: string,
  password: string,
  now: () => Date = () => new Date(),
) {
  const cookies = new Map<string, string>();
  const app = authenticator(now);

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, base), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  }

  async function pageOf(response: Response, address: string): Promise<OfficePage> {
    const html = await response.text();
    const { status, headers } = response;
    return { status, address, headers, html, text: textOf(html) };
  }

  /** Opens a page and goes where it leads. */
  async function opens(path: string): Promise<OfficePage> {
    const response = await ask(path);
    const to = response.headers.get('location');
    return to && response.status < 400 ? opens(to) : pageOf(response, path);
  }

  /** Sends fields to an address, as any form could; goes where the answer leads. */
  async function sends(path: string, fields: Fields, headers: Fields = {}): Promise<OfficePage> {
    const response = await ask(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
    });
    const to = response.headers.get('location');
    return to && response.status < 400 ? opens(to) : pageOf(response, path);
  }

  /** Fills in the form on a page whose address ends so, hidden fields and all, and sends it. */
  function submits(page: OfficePage, ending: string, fields: Fields): Promise<OfficePage> {
    const form = formOn(page.html, ending);
    return sends(form.action, { ...form.hidden, ...fields });
  }

  /** Passes the pages that stand before the tips: opening the key, setting up the second factor. */
  async function passes(page: OfficePage, typed: { password?: string } = {}): Promise<OfficePage> {
    if (page.address.startsWith('/console/unlock')) {
      const code: Fields = app.isSetUp() ? { code: app.code() } : {};
      return passes(await submits(page, '/unlock', { password, ...typed, ...code }));
    }
    if (!page.address.startsWith('/console/second-factor')) return page;
    app.setUp(page.html);
    const codes = await submits(page, '/second-factor', { code: app.code() });
    return opens(app.keepsRecoveryCodes(codes.html));
  }

  const pathOf = (number: string) => `/console/${number.startsWith('T') ? 'tips' : 'tickets'}/${number}`;
  const fillsIn = async (number: string, ending: string, fields: Fields) =>
    submits(await opens(pathOf(number)), ending, fields);

  return {
    username,
    cookies,
    ask,
    opens,
    sends,
    submits,
    signsIn: async (typed: { username?: string; password?: string } = {}) =>
      submits(await opens('/console/sign-in'), '/sign-in', { username, password, ...typed }),
    app,
    /** Opens a page of the tips, with password and second factor where they are asked for. */
    opensTips: async (path = '/console/tips', typed: { password?: string } = {}) =>
      passes(await opens(path), typed),
    signsOut: () => sends('/console/sign-out', {}),
    /** The words that stand on a page. */
    sees: async (path: string) => (await opens(path)).text,
    seesTicket: async (number: string) => (await opens(pathOf(number))).text,
    replies: (number: string, text: string) => fillsIn(number, '/reply', { text }),
    notes: (number: string, text: string) => fillsIn(number, '/note', { text }),
    changesStatus: (number: string, to: string, reason = '') => fillsIn(number, '/status', { to, reason }),
    assigns: (number: string, to: string) => fillsIn(number, '/assignee', { to }),
    prioritises: (number: string, to: string) => fillsIn(number, '/priority', { to }),
    triesAgain: (number: string) => fillsIn(number, '/retry', {}),
  };
}

export type Officer = ReturnType<typeof officerAt>;

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', value = ''] = pair.split('=');
  const isOver = attributes.some((one) => /expires=Thu, 01 Jan 1970/i.test(one));
  if (isOver) cookies.delete(name.trim());
  else cookies.set(name.trim(), value);
}

/** The address and the hidden fields of the first form on a page whose address ends so. */
export function formOn(html: string, ending: string): { action: string; hidden: Record<string, string> } {
  for (const [, opening = '', content = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const action = attributeOf(opening, 'action') ?? '';
    const path = action.split('#')[0] ?? '';
    if (path.endsWith(ending)) return { action: path, hidden: hiddenIn(content) };
  }
  throw new Error(`There is no form that is sent to …${ending} on this page.`);
}

function hiddenIn(content: string): Record<string, string> {
  const inputs = [...content.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const hidden = inputs.filter((attributes) => attributeOf(attributes, 'type') === 'hidden');
  return Object.fromEntries(
    hidden.map((attributes) => [
      attributeOf(attributes, 'name') ?? '',
      attributeOf(attributes, 'value') ?? '',
    ]),
  );
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : decode(value);
}

function textOf(html: string): string {
  const body = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<(br|\/?(p|li|h\d|div|td|th|dt|dd|tr))\b[^>]*>/g, '\n');
  return decode(body.replace(/<[^>]*>/g, ''))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function decode(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
