import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { OperatorError } from '../../errors.ts';
import { within } from '../client.ts';

/** LINE's calls about rich menus. Each throws OperatorError, one line that says what to do. */
export interface RichMenuApi {
  validate(menu: messagingApi.RichMenuRequest): Promise<void>;
  /** Answers the id of the new menu, which has no picture yet. */
  create(menu: messagingApi.RichMenuRequest): Promise<string>;
  upload(id: string, png: Buffer): Promise<void>;
  list(): Promise<readonly messagingApi.RichMenuResponse[]>;
  /** The menu that everyone sees; null when none is set. */
  defaultId(): Promise<string | null>;
  setDefault(id: string): Promise<void>;
  cancelDefault(): Promise<void>;
  /** A menu that is gone already counts as deleted. */
  delete(id: string): Promise<void>;
}

export interface RichMenuApiSettings {
  readonly channelAccessToken: string;
  /** LINE_API_BASE_URL */
  readonly lineApi: string;
  /** LINE_DATA_API_BASE_URL */
  readonly lineDataApi: string;
  /** How long a call may take; 30 seconds unless told, for the picture goes over slow lines. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 30_000;

export function richMenuApi(settings: RichMenuApiSettings): RichMenuApi {
  const { channelAccessToken, lineApi, lineDataApi, patienceMs = usualPatienceMs } = settings;
  const api = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: lineApi });
  const data = new messagingApi.MessagingApiBlobClient({ channelAccessToken, baseURL: lineDataApi });
  const ask = <T>(doing: string, call: Promise<T>) => explained(doing, within(call, patienceMs));
  const act = async (doing: string, call: Promise<unknown>) => void (await ask(doing, call));
  return {
    validate: (menu) => act('check the rich menu', api.validateRichMenuObject(menu)),
    create: async (menu) => (await ask('create the rich menu', api.createRichMenu(menu))).richMenuId,
    upload: (id, png) =>
      act(
        'take the picture',
        data.setRichMenuImage(id, new Blob([new Uint8Array(png)], { type: 'image/png' })),
      ),
    list: async () => (await ask('list the rich menus', api.getRichMenuList())).richmenus,
    defaultId: () =>
      ask(
        'tell the default rich menu',
        unlessMissing(
          api.getDefaultRichMenuId().then(({ richMenuId }) => richMenuId),
          null,
        ),
      ),
    setDefault: (id) => act('show the rich menu', api.setDefaultRichMenu(id)),
    cancelDefault: () => act('take the rich menu off', api.cancelDefaultRichMenu()),
    delete: (id) => act('delete a rich menu', unlessMissing(api.deleteRichMenu(id), undefined)),
  };
}

/** What a call answers, or else this, when LINE answers 404. */
async function unlessMissing<T, U>(call: Promise<T>, missing: U): Promise<T | U> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return missing;
    throw error;
  }
}

async function explained<T>(doing: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new OperatorError(error instanceof HTTPFetchError ? refusal(doing, error) : silence(doing));
  }
}

function refusal(doing: string, { status, body }: HTTPFetchError): string {
  if (status === 401 || status === 403) {
    return `LINE refused to ${doing} (${status}): LINE_CHANNEL_ACCESS_TOKEN is wrong, has expired or is another channel's.`;
  }
  if (status === 429) {
    return `LINE refused to ${doing} (429): too many changes, it takes 100 in an hour. Run it again later.`;
  }
  if (status >= 500) return `LINE failed to ${doing} (${status}). Run it again later.`;
  return `LINE refused to ${doing} (${status}): ${body.replaceAll(/\s+/g, ' ').slice(0, longestBody)}`;
}

const longestBody = 300;

function silence(doing: string): string {
  return `LINE gave no answer when asked to ${doing}. Check the network, LINE_API_BASE_URL and LINE_DATA_API_BASE_URL, and run it again.`;
}
