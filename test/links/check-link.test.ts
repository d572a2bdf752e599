import type { Address, Reach } from '../../src/links/ask-server.ts';
import { checkLink } from '../../src/links/check-link.ts';
import { status, type TinySite, tinySite } from './tiny-site.ts';

const home: Address[] = [{ address: '127.0.0.1', family: 4 }];
const reach: Reach = {
  userAgent: 'line-service-desk link check',
  isAllowed: () => true,
  resolve: async () => home,
};

let site: TinySite;
let sent: Promise<number>;
beforeAll(async () => {
  let tellSent: (bytes: number) => void = () => undefined;
  sent = new Promise((resolve) => {
    tellSent = resolve;
  });
  site = await tinySite({
    '/fine': status(200),
    '/gone': status(410),
    '/broken': status(500),
    '/private': status(403),
    '/members': status(401),
    '/busy': status(429),
    '/no-head': (request, response) =>
      void response.writeHead(request.method === 'HEAD' ? 405 : 206).end('x'),
    '/head-not-found': (request, response) =>
      void response.writeHead(request.method === 'HEAD' ? 404 : 200).end('x'),
    '/hangs-up-on-head': (request, response) => {
      if (request.method === 'HEAD') request.socket.destroy();
      else response.writeHead(200).end('x');
    },
    '/empty-file': (request, response) =>
      void response.writeHead(request.method === 'HEAD' ? 501 : 416).end(),
    '/never': () => undefined,
    '/hangs-up': (request) => void request.socket.destroy(),
    '/endless': (request, response) => {
      if (request.method === 'HEAD') return response.writeHead(405).end();
      let bytes = 0;
      const chunk = Buffer.alloc(64 * 1024);
      const more = () => {
        while (!response.destroyed && response.write(chunk)) bytes += chunk.length;
      };
      response.on('drain', more);
      response.on('close', () => tellSent(bytes));
      response.writeHead(200);
      return more();
    },
    '/moved': status(301, { location: '/fine' }),
    '/moved-away': status(302, { location: '/gone' }),
    '/round': status(302, { location: '/round' }),
    '/moved-without': status(302),
    '/to-thai': (_request, response) =>
      void response.writeHead(302, { location: Buffer.from('/ประกาศ', 'utf8').toString('latin1') }).end(),
    [encodeURI('/ประกาศ')]: status(200),
    '/to-file': status(302, { location: 'file:///etc/passwd' }),
    '/to-nonsense': status(302, { location: 'http://[' }),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((step) => [
        `/step${step}`,
        status(307, { location: step === 6 ? '/fine' : `/step${step + 1}` }),
      ]),
    ),
  });
});
beforeEach(() => void site.asked.splice(0));
afterAll(() => site.close());

const check = (path: string, more: Partial<Reach> = {}) => checkLink(site.url(path), { ...reach, ...more });

test('a page that is there is asked for once, without its body, by who we are', async () => {
  expect(await check('/fine')).toEqual({ is: 'ok', code: '200' });
  expect(site.asked).toHaveLength(1);
  expect(site.asked[0]).toMatchObject({ method: 'HEAD', path: '/fine' });
  expect(site.asked[0]?.headers).toMatchObject({ 'user-agent': 'line-service-desk link check' });
});

test.each([
  ['/nowhere', '404'],
  ['/gone', '410'],
  ['/broken', '500'],
])('%s is a failure', async (path, code) => {
  expect(await check(path)).toEqual({ is: 'failed', code });
  expect(site.asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
});

test.each([
  ['/private', '403'],
  ['/members', '401'],
  ['/busy', '429'],
])('%s tells nothing of the page: a browser may see it', async (path, code) => {
  expect(await check(path)).toEqual({ is: 'unsure', code });
});

test.each([
  ['/no-head', '206'],
  ['/head-not-found', '200'],
  ['/hangs-up-on-head', '200'],
  ['/empty-file', '416'],
])('%s, which knows no HEAD, is asked for its first byte', async (path, code) => {
  expect(await check(path)).toEqual({ is: 'ok', code });
  expect(site.asked.map(({ method, headers }) => [method, headers.range])).toEqual([
    ['HEAD', undefined],
    ['GET', 'bytes=0-0'],
  ]);
});

test('a body without end is not read', async () => {
  expect(await check('/endless')).toEqual({ is: 'ok', code: '200' });
  expect(await sent).toBeLessThan(16 * 1024 * 1024);
});

test('a server that never answers is given up', async () => {
  expect(await check('/never', { timeoutMs: 50 })).toEqual({ is: 'failed', code: 'timeout' });
});

test('a server that hangs up is a failure', async () => {
  expect(await check('/hangs-up')).toEqual({ is: 'failed', code: 'broken-off' });
});

test('where nobody listens is a failure', async () => {
  const other = await tinySite({});
  await other.close();
  expect(await checkLink(other.url('/'), reach)).toEqual({ is: 'failed', code: 'refused' });
});

test.each([
  ['/moved', { is: 'ok', code: '200' }],
  ['/moved-away', { is: 'failed', code: '410' }],
  ['/moved-without', { is: 'ok', code: '302' }],
  ['/to-thai', { is: 'ok', code: '200' }],
  ['/step2', { is: 'ok', code: '200' }],
  ['/step1', { is: 'unsure', code: 'too-many-redirects' }],
  ['/round', { is: 'unsure', code: 'too-many-redirects' }],
  ['/to-file', { is: 'failed', code: 'not-web' }],
  ['/to-nonsense', { is: 'failed', code: 'not-web' }],
])('%s is followed', async (path, outcome) => {
  expect(await check(path)).toEqual(outcome);
});

describe('an address that is not public', () => {
  const closed: Reach = { userAgent: 'x' };

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'https://192.168.1.1/',
    'http://localhost/',
  ])('%s is not asked', async (url) => {
    expect(await checkLink(url, closed)).toEqual({ is: 'failed', code: 'not-public' });
  });

  test('is found behind a name, even beside a public one', async () => {
    const addresses = [...home, { address: '93.184.216.34', family: 4 }];
    for (const found of [addresses, addresses.toReversed()]) {
      const outcome = await checkLink(site.url('/fine', 'inside.example'), {
        ...closed,
        resolve: async () => found,
      });
      expect(outcome).toEqual({ is: 'failed', code: 'not-public' });
    }
    expect(site.asked).toEqual([]);
  });

  test('is found behind a redirect', async () => {
    const isAllowed = (address: string) => address === '127.0.0.1';
    const away = await tinySite({ '/': status(302, { location: site.url('/fine', '127.0.0.2') }) });
    expect(await checkLink(away.url('/'), { ...reach, isAllowed })).toEqual({
      is: 'failed',
      code: 'not-public',
    });
    await away.close();
    expect(site.asked).toEqual([]);
  });

  test('is not reached by a name that changes its mind between the look and the call', async () => {
    let looked = 0;
    const outcome = await checkLink(site.url('/fine', 'two-faced.example'), {
      userAgent: 'x',
      isAllowed: (address) => address !== '127.0.0.2',
      resolve: async () => {
        looked += 1;
        return [{ address: looked > 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }];
      },
    });
    expect(outcome).toEqual({ is: 'ok', code: '200' });
    expect(looked).toBe(1);
  });
});

test.each([
  ['ENOTFOUND', { is: 'failed', code: 'no-such-host' }],
  ['EAI_AGAIN', { is: 'unsure', code: 'no-network' }],
])('a name that is not found for %s', async (code, outcome) => {
  const resolve = () => Promise.reject(Object.assign(new Error('x'), { code }));
  expect(await check('/fine', { resolve })).toMatchObject({ is: 'ok' });
  expect(await checkLink(site.url('/fine', 'a.example'), { ...reach, resolve })).toEqual(outcome);
});

test('what is told to stop stops, and says nothing of the link', async () => {
  const stop = new AbortController();
  const checking = checkLink(site.url('/never'), reach, stop.signal);
  stop.abort();
  await expect(checking).rejects.toThrow();
});

test('only the web is asked', async () => {
  expect(await checkLink('ftp://127.0.0.1/', reach)).toEqual({ is: 'failed', code: 'not-web' });
});
